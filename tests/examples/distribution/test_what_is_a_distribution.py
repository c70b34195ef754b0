import math

import pytest


def test_zeros_are_allowed_and_negatives_or_wrong_sums_are_not(values):
    assert set(values["candidates"]) == set(values["verdicts"])
    assert values["verdicts"] == {
        "three_classes": True,
        "one_hot": True,
        "uniform": True,
        "sum_too_large": False,
        "negative": False,
        "scores": False,
    }


def test_the_rejected_ones_break_exactly_the_rule_they_are_named_after(values):
    candidates = values["candidates"]
    assert min(candidates["sum_too_large"]) >= 0
    assert math.fsum(candidates["sum_too_large"]) == pytest.approx(1.5)
    assert min(candidates["negative"]) < 0
    assert math.fsum(candidates["negative"]) == pytest.approx(1)


def test_softmax_makes_a_distribution_of_scores(values):
    total = math.exp(2) + math.exp(1) + math.exp(0.1)
    expected = [math.exp(z) / total for z in (2, 1, 0.1)]
    assert values["softmax_probs"] == pytest.approx(expected, abs=1e-7)  # float32
    assert values["softmax_verdict"] is True


def test_the_float32_sum_misses_one_by_one_rounding_step(values):
    assert values["float32_step"] == 2**-23
    assert values["float32_sum"] - 1 == 2**-23
    assert values["misses_one"] is True
    assert values["close_to_one"] is True


def test_a_gap_of_104_gives_exactly_zero_in_float32(values):
    assert math.exp(-104) < 2**-150 < math.exp(-103)  # half of the smallest float32 lies between
    assert values["probs_at_gap_104"] == [1.0, 0.0]


def test_the_log_of_that_zero_is_lost_but_log_softmax_keeps_it(values):
    assert values["log_of_zero"] == -math.inf
    assert values["log_probs_at_gap_104"] == [0.0, -104.0]


def test_smallest_values_and_sums_of_the_candidates(values):
    assert values["smallest"] == {
        "three_classes": 0.1, "one_hot": 0.0, "uniform": 0.25, "sum_too_large": 0.1, "negative": -0.3, "scores": 0.1,
    }  # fmt: skip
    tenths = {"three_classes": 10, "one_hot": 10, "uniform": 10, "sum_too_large": 15, "negative": 10, "scores": 31}
    assert values["sums"] == pytest.approx({name: t / 10 for name, t in tenths.items()}, abs=1e-12)
