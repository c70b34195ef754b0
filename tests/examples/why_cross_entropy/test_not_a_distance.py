import math

import pytest


def test_from_p_to_itself_it_is_the_entropy(values):
    skewed = math.log(10) - 0.7 * math.log(7) - 0.2 * math.log(2)
    assert values["self_skewed"] == pytest.approx(skewed, abs=1e-6)
    assert values["self_coin"] == pytest.approx(math.log(2), abs=1e-6)
    assert values["self_one_hot"] == 0.0


def test_zero_is_printed_without_a_sign(values, output):
    assert "-0.0" not in output
    assert math.copysign(1, values["self_one_hot"]) == 1


def test_swapping_p_and_q_changes_the_value(values):
    assert values["p_to_q"] == pytest.approx(math.log(10) - 0.7 * math.log(5) - 0.2 * math.log(3) - 0.1 * math.log(2))
    assert values["q_to_p"] == pytest.approx(math.log(10) - 0.5 * math.log(7) - 0.3 * math.log(2))
    assert values["q_to_p"] - values["p_to_q"] > 0.2


def test_a_biased_guess_costs_more_than_a_fair_guess_of_a_biased_coin(values):
    assert values["coin_to_biased"] == pytest.approx(-math.log(0.3), abs=1e-6)  # sqrt(.9 * .1) = .3
    assert values["biased_to_coin"] == pytest.approx(math.log(2), abs=1e-6)


def test_a_mirrored_pair_is_symmetric(values):
    assert values["mirrored"] == values["mirrored_back"]
    assert values["mirrored"] == pytest.approx(math.log(10) - 0.1 * math.log(9), abs=1e-6)


def test_taking_off_the_entropy_leaves_a_divergence_that_vanishes_at_p(values):
    divergence = 0.7 * math.log(7 / 5) + 0.2 * math.log(2 / 3) + 0.1 * math.log(1 / 2)
    assert values["kl_p_to_q"] == pytest.approx(divergence, abs=1e-6)
    assert values["kl_p_to_p"] == 0.0
