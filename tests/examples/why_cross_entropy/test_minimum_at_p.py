import math

import pytest

P = (0.7, 0.2, 0.1)


def cross_entropy(p, q):
    return math.fsum(-a * math.log(b) for a, b in zip(p, q, strict=True) if a)


def test_no_random_q_falls_below_the_entropy(values):
    assert values["entropy_of_p"] == pytest.approx(cross_entropy(P, P), abs=1e-9)
    assert values["random_below_entropy"] == 0
    assert 0 < values["best_random_loss"] - values["entropy_of_p"] < 1e-4


def test_the_best_random_q_gives_the_best_random_loss_and_lies_near_p(values):
    assert cross_entropy(P, values["best_random_q"]) == pytest.approx(values["best_random_loss"], abs=1e-9)
    # Pinsker: KL >= (sum |p - q|)^2 / 2
    distance = sum(abs(p - q) for p, q in zip(P, values["best_random_q"], strict=True))
    assert distance**2 / 2 <= values["best_random_loss"] - values["entropy_of_p"]


def test_descent_goes_from_uniform_to_p(values):
    assert values["first_loss"] == pytest.approx(math.log(3), abs=1e-6)
    assert values["descent_loss"] == pytest.approx(cross_entropy(P, P), abs=1e-6)
    assert values["descent_q"] == pytest.approx(list(P), abs=1e-4)


def test_with_q_fixed_the_minimum_is_at_the_corner_where_q_is_largest(values):
    assert values["best_p"] == [1.0, 0.0]
    assert values["loss_at_best_p"] == pytest.approx(math.log(10 / 9), abs=1e-6)
    assert values["loss_at_other_end"] == pytest.approx(math.log(10), abs=1e-6)


def test_with_q_fixed_p_equal_to_q_lies_on_the_line_between_the_ends(values):
    on_the_line = 0.9 * values["loss_at_best_p"] + 0.1 * values["loss_at_other_end"]
    assert values["loss_at_p_equal_q"] == pytest.approx(on_the_line, abs=1e-9)
    assert values["loss_at_p_equal_q"] == pytest.approx(0.325083, abs=1e-6)
    assert values["loss_at_p_equal_q"] > values["loss_at_best_p"]


def test_the_two_class_curve_is_the_entropy_plus_what_is_lost(values):
    assert values["two_class_p"] == [0.7, 0.3]
    entropy = math.log(10) - 0.7 * math.log(7) - 0.3 * math.log(3)
    assert values["two_class_entropy"] == pytest.approx(entropy, abs=1e-9)
    assert (values["lowest_q"], values["lowest_loss"]) == (0.7, pytest.approx(entropy, abs=1e-9))
    for q, loss in values["curve"]:
        assert loss == pytest.approx(-0.7 * math.log(q) - 0.3 * math.log1p(-q), abs=1e-9)
        assert loss >= entropy - 1e-12


def test_at_one_fifth_the_curve_lies_above_the_entropy_by_the_divergence(values):
    lost = 0.7 * math.log(0.7 / 0.2) + 0.3 * math.log(0.3 / 0.8)
    assert values["divergence_at_20_percent"] == pytest.approx(lost, abs=1e-9)
    assert values["curve_at_20_percent"] == pytest.approx(math.log(5) - 0.3 * math.log(4), abs=1e-9)
