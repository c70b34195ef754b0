import math

import pytest

LOGITS, TARGETS = [2.0, -1.0, 0.0, -5.0], [1, 0, 1, 1]


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def losses(logits, targets):
    return [-math.log(sigmoid(z) if y else 1 - sigmoid(z)) for z, y in zip(logits, targets, strict=True)]


def test_each_loss_is_the_log_of_the_probability_of_the_target(values):
    assert values["per_sample"] == pytest.approx(losses(LOGITS, TARGETS), abs=1e-5)
    assert values["loss"] == pytest.approx(sum(losses(LOGITS, TARGETS)) / 4, abs=1e-6)


def test_the_sign_of_the_logit_is_the_prediction_at_one_half(values):
    assert values["probabilities"] == pytest.approx([sigmoid(z) for z in LOGITS], abs=1e-6)
    assert values["predicted"] == [p > 0.5 for p in (sigmoid(z) for z in LOGITS)]


def test_the_curves_are_drawn_through_the_definitions(values):
    curves = values["curves"]
    zs = [z for z, _ in curves["sigmoid"]]
    assert (zs[0], zs[-1], len(zs)) == (-6, 6, 121)
    assert [v for _, v in curves["sigmoid"]] == pytest.approx([sigmoid(z) for z in zs], abs=1e-5)
    for name, y in (("target_1", 1), ("target_0", 0)):
        assert [v for _, v in curves[name]] == pytest.approx(losses(zs, [y] * 121), abs=1e-5)
