import math

import pytest
import torch

LOGITS = [2.0, 0.1, -1.0]


def log_sum():
    return math.log(sum(math.exp(z) for z in LOGITS))


def test_more_than_one_is_refused_when_the_loss_is_called(values):
    assert values["too_large_type"] == "RuntimeError"
    assert values["too_large_message"] == "label_smoothing must be between 0.0 and 1.0. Got: 1.5"
    torch.nn.CrossEntropyLoss(label_smoothing=1.5)  # the constructor says nothing


def test_a_negative_value_counts_as_zero(values):
    assert values["C"] == 3
    assert values["loss_plain"] == pytest.approx(log_sum() - 2.0, abs=1e-9)
    assert values["loss_negative"] == values["loss_plain"]
    assert values["negative_is_ignored"] is True


def test_the_table_shows_the_loss_beside_its_label_smoothing(output):
    lines = [line.removeprefix("label_smoothing=").split() for line in output.splitlines() if "   loss " in line]
    shown = {float(alpha): float(loss) for alpha, _, loss in lines}
    plain, uniform = log_sum() - 2.0, log_sum() - sum(LOGITS) / 3
    assert shown == pytest.approx({-0.1: plain, 0: plain, 1: uniform}, abs=1e-6)


def test_at_one_the_true_class_no_longer_matters(values):
    expected = log_sum() - sum(LOGITS) / 3
    assert values["loss_one"] == pytest.approx(expected, abs=1e-9)
    assert values["losses_at_one"] == pytest.approx([expected] * 3, abs=1e-9)


def test_a_large_epsilon_favours_the_wrong_classes(values):
    for percent, (true_mass, wrong_mass) in values["target_by_epsilon_percent"].items():
        assert true_mass + wrong_mass == pytest.approx(1, abs=1e-12)
        assert wrong_mass == pytest.approx(int(percent) / 100, abs=1e-12)
    true_mass, wrong_mass = values["target_by_epsilon_percent"]["60"]
    assert true_mass < wrong_mass
    assert values["target_by_epsilon_percent"]["50"] == [0.5, 0.5]


def test_the_largest_epsilon_makes_all_classes_equal(values):
    for C, epsilon in values["largest_epsilon"].items():
        assert 1 - epsilon == pytest.approx(epsilon / (int(C) - 1), abs=1e-12)


def test_alpha_never_favours_a_wrong_class(values):
    assert values["target_alpha_60_percent"] == pytest.approx([0.7, 0.3], abs=1e-12)
