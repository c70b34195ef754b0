import math

import pytest

P = (0.7, 0.2, 0.1)


def cross_entropy(p, q):
    return math.fsum(-a * math.log(b) for a, b in zip(p, q, strict=True) if a)


def test_on_the_whole_grid_only_p_reaches_the_entropy(values):
    assert values["entropy_of_p"] == pytest.approx(cross_entropy(P, P), abs=1e-9)
    assert values["grid_size"] == math.comb(99, 2)  # ways to write 100 as three positive whole numbers
    grid = [(a / 100, b / 100, (100 - a - b) / 100) for a in range(1, 99) for b in range(1, 100 - a)]
    at_entropy = [q for q in grid if cross_entropy(P, q) <= cross_entropy(P, P)]
    assert at_entropy == [P]
    assert values["lowest_on_grid"] == pytest.approx(P)
    assert values["all_others_are_higher"]


def test_with_q_fixed_the_minimum_is_at_the_corner_where_q_is_largest(values):
    assert values["best_share"] == 1.0
    assert values["loss_at_best_p"] == pytest.approx(math.log(10 / 9), abs=1e-6)


def test_with_q_fixed_p_equal_to_q_is_not_the_minimum(values):
    on_the_line = 0.9 * math.log(10 / 9) + 0.1 * math.log(10)
    assert values["loss_at_p_equal_q"] == pytest.approx(on_the_line, abs=1e-9)
    assert values["loss_at_p_equal_q"] > values["loss_at_best_p"]


def test_the_two_class_curve_is_the_entropy_plus_the_divergence(values):
    entropy = math.log(10) - 0.7 * math.log(7) - 0.3 * math.log(3)
    assert values["two_class_entropy"] == pytest.approx(entropy, abs=1e-9)
    assert values["lowest_q"] == pytest.approx(0.7)
    for q, loss in values["curve"]:
        divergence = 0.7 * math.log(0.7 / q) + 0.3 * math.log(0.3 / (1 - q))
        assert loss == pytest.approx(entropy + divergence, abs=1e-9)


def test_at_one_fifth_the_curve_lies_above_the_entropy_by_the_divergence(values):
    lost = 0.7 * math.log(0.7 / 0.2) + 0.3 * math.log(0.3 / 0.8)
    assert values["divergence_at_20_percent"] == pytest.approx(lost, abs=1e-9)
    assert values["curve_at_20_percent"] == pytest.approx(math.log(5) - 0.3 * math.log(4), abs=1e-9)


def test_a_target_that_is_not_detached_gets_minus_log_q_as_its_gradient(values):
    assert values["gradient_of_target"] == pytest.approx([math.log(10 / 9), math.log(10)], abs=1e-9)
    assert values["target_gets_a_gradient"]
