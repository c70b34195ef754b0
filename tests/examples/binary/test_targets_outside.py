import math

import pytest

TARGET = {"type": "RuntimeError", "text": "all elements of target should be between 0 and 1"}


def loss(z, y):
    return max(z, 0) - z * y + math.log1p(math.exp(-abs(z)))


def test_bce_refuses_targets_and_inputs_outside_zero_and_one(values):
    assert values["target_of_2"] == TARGET
    assert values["target_of_minus_1"] == TARGET
    assert values["logit_as_probability"] == TARGET | {"text": TARGET["text"].replace("target", "input")}


def test_with_logits_takes_a_target_of_two_without_a_word(values):
    logits = values["logits"]
    assert logits == [0, 1, 10, 100, 1000]
    assert values["losses_target_1"] == pytest.approx([loss(z, 1) for z in logits], abs=1e-6)
    assert values["losses_target_2"] == pytest.approx([loss(z, 2) for z in logits], abs=1e-4)
    assert values["losses_target_2"][-1] == -1000


def test_labels_of_plus_and_minus_one_have_no_lower_bound(values):
    assert values["loss_plus_minus"] == pytest.approx((loss(-1000, -1) + loss(1000, 1)) / 2, abs=1e-6) == -500
    assert values["loss_mended"] == 0


def test_a_soft_target_stops_at_its_logit(values):
    assert values["steps"] == [10, 100, 1000]
    assert values["logit_target_soft"][-1] == pytest.approx(math.log(0.8 / 0.2), abs=1e-9)
    assert values["soft_target_converges"]
    assert values["logit_target_soft"][1] == pytest.approx(math.log(4), abs=1e-5)
    assert 1 < values["logit_target_soft"][0] < math.log(4)


def test_a_target_of_two_pushes_by_at_least_one_a_step(values):
    # The gradient is sigmoid(z) - 2, so each step of size one moves z by between 1 and 1.5.
    for steps, logit in zip(values["steps"], values["logit_target_2"], strict=True):
        z = 0.0
        for _ in range(steps):
            z += 2 - 1 / (1 + math.exp(-z))
        assert logit == pytest.approx(z, abs=1e-6)
        assert steps < logit < 1.5 * steps
