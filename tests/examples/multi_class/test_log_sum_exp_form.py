import math

import pytest


def log_of_sum(*logits):
    # math.fsum of shifted exponentials: the shift makes it exact enough for any size of logit
    return max(logits) + math.log(math.fsum(math.exp(z - max(logits)) for z in logits))


def test_the_naive_form_is_infinite_at_1000(values):
    assert math.isinf(values["naive_log_sum"])
    assert math.isinf(values["loss_naive"])


def test_shifting_by_the_maximum_gives_the_finite_log_sum(values):
    # float32 near 1002 has steps of 6.1e-5
    assert values["shift"] == 1002
    assert values["shifted_sum"] == pytest.approx(1 + math.exp(-1) + math.exp(-2), abs=1e-6)
    for name in ("shifted_log_sum", "library_log_sum"):
        assert values[name] == pytest.approx(log_of_sum(1000, 1001, 1002), abs=6.2e-5)


def test_the_loss_depends_on_differences_of_logits_only(values):
    assert values["true_class"] == 2
    exact = log_of_sum(0, 1, 2) - 2
    for name in ("loss_library", "loss_shifted_logits", "loss_shift_left_out"):
        assert values[name] == pytest.approx(exact, abs=2e-7)


def test_adding_the_shift_back_first_loses_digits(values):
    exact = log_of_sum(0, 1, 2) - 2
    error = abs(values["loss_shift_added_back"] - exact)
    assert 1e-6 < error < 6.2e-5


def test_every_true_class_gives_log_sum_minus_its_logit(values):
    expected = [log_of_sum(2.0, 0.1, -1.0) - z for z in (2.0, 0.1, -1.0)]
    assert values["log_sum_small"] == pytest.approx(log_of_sum(2.0, 0.1, -1.0), abs=1e-12)
    assert values["losses_by_form"] == pytest.approx(expected, abs=1e-12)
    assert values["losses_by_library"] == pytest.approx(expected, abs=1e-12)


def test_a_softmax_first_changes_the_loss_and_keeps_it_from_reaching_zero(values):
    powers = [math.exp(z) for z in (2.0, 0.1, -1.0)]
    probs = [power / sum(powers) for power in powers]
    assert values["loss_after_softmax"] == pytest.approx(log_of_sum(*probs) - probs[0], abs=1e-9)
    # the best that seven probabilities can do is 1, 0, 0, 0, 0, 0, 0
    assert values["floor_after_softmax"] == pytest.approx(math.log(1 + 6 / math.e), abs=1e-9)
