"""Answers and mistakes from decimals, a difference quotient and a search by thirds."""

import math

import pytest


def focal(p, gamma):
    return (1 - p) ** gamma * math.log(1 / p)


def test_an_easy_sample_keeps_one_part_in_a_hundred(values):
    assert values["focal"] == pytest.approx(values["cross_entropy"] / 100, rel=1e-5)
    assert values["with_gamma_1"] == pytest.approx(values["cross_entropy"] / 10, rel=1e-5)
    assert values["with_p_as_factor"] == pytest.approx(values["cross_entropy"] * 81 / 100, rel=1e-5)
    assert math.exp(-values["cross_entropy"]) == pytest.approx(0.9)


def test_a_negative_has_the_alpha_of_negatives_and_its_own_probability(values):
    assert values["without_alpha"] == pytest.approx(focal(0.9, 2), rel=1e-5)
    assert values["negative"] == pytest.approx(values["without_alpha"] * 3 / 4)
    assert values["with_alpha_of_positives"] == pytest.approx(values["without_alpha"] / 4)
    assert values["as_a_positive"] == pytest.approx(focal(0.1, 2) / 4)


def test_the_gradient_is_larger_at_one_tenth_although_the_loss_is_smaller(values):
    def loss(logit, gamma):
        return focal(1 / (1 + math.exp(-logit)), gamma)

    at = math.log(1 / 9)
    slopes = [(loss(at + 1e-5, gamma) - loss(at - 1e-5, gamma)) / 2e-5 for gamma in (2, 0)]
    assert values["gradient_ratio"] == pytest.approx(slopes[0] / slopes[1], rel=1e-6)
    assert values["gradient_ratio"] > 1 > focal(0.1, 2) / focal(0.1, 0)
    assert values["factor_alone"] == pytest.approx(81 / 100)
    assert values["same_gradient"] == 1


@pytest.mark.parametrize(
    ("name", "gamma"), [("predicted", 2), ("predicted_by_cross_entropy", 0), ("predicted_with_gamma_1", 1)]
)
def test_the_prediction_is_where_a_search_finds_the_lowest_expected_loss(values, name, gamma):
    low, high = 0.001, 0.999
    while high - low > 1e-7:
        left, right = low + (high - low) / 3, high - (high - low) / 3
        expected = [0.1 * focal(p, gamma) + 0.9 * focal(1 - p, gamma) for p in (left, right)]
        low, high = (low, right) if expected[0] < expected[1] else (left, high)
    assert values[name] == pytest.approx(low, abs=1e-4)
