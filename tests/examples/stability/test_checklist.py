import math

import pytest


def test_a_sigmoid_first_jumps_to_100_and_loses_the_gradient(values):
    # BCELoss clamps the logarithm at -100
    assert values["loss_sigmoid"] == 100
    assert values["gradient_sigmoid"] == [0]


def test_bce_with_logits_gives_softplus_and_its_slope(values):
    # float32
    assert values["loss_bce"] == pytest.approx(20 + math.log1p(math.exp(-20)), rel=1e-6)
    assert values["gradient_bce"] == pytest.approx([1 / (1 + math.exp(-20))], abs=1e-6)


def test_a_softmax_first_is_infinite_with_a_nan_gradient(values):
    assert values["first"] == 0
    assert math.isinf(values["loss_softmax"])
    assert all(math.isnan(g) for g in values["gradient_softmax"])


def test_cross_entropy_gives_the_margin_and_a_bounded_gradient(values):
    assert values["loss_ce"] == pytest.approx(200, abs=1e-5)
    assert values["gradient_ce"] == pytest.approx([-1, 1], abs=1e-6)


def test_probabilities_fed_twice_never_reach_zero(values):
    assert values["double_softmax"] == pytest.approx(math.log(math.e + 2) - 1, abs=1e-6)
    assert values["double_sigmoid"] == pytest.approx(math.log1p(math.exp(-1)), abs=1e-6)
    assert values["single_softmax"] == pytest.approx(0, abs=1e-6)
    assert values["single_sigmoid"] == pytest.approx(0, abs=1e-6)


def test_the_log_of_a_sum_needs_the_maximum_out(values):
    assert math.isinf(values["log_of_sum"])
    expected = 1002 + math.log(1 + math.exp(-1) + math.exp(-2))
    assert values["log_sum_exp"] == pytest.approx(expected, abs=6.2e-5)  # one float32 step at 1002


def test_the_table_has_both_ways_of_all_four_points(values, output):
    rows = [line.split() for line in output.splitlines()[:5]]
    assert [row[0] for row in rows if len(row) == 5] == ["1", "2", "3", "4"]
    pairs = [
        ("loss_sigmoid", "loss_bce"),
        ("loss_softmax", "loss_ce"),
        ("double_softmax", "single_softmax"),
        ("double_sigmoid", "single_sigmoid"),
        ("log_of_sum", "log_sum_exp"),
    ]
    for row, (detour, direct) in zip(rows, pairs, strict=True):
        assert [float(row[-3]), float(row[-1])] == pytest.approx([values[detour], values[direct]], abs=5.1e-5)
