"""Answers and mistakes from plain arithmetic and a search for the lowest loss."""

import math

import pytest


def test_a_tenth_is_spread_over_all_five_classes(values):
    assert values["target_of_wrong"] == pytest.approx(0.1 / 5)
    assert values["among_wrong_only"] == pytest.approx(0.1 / 4)
    assert values["all_of_it"] == 0.1


def smoothed_loss(margin, classes, alpha=0.1):
    """Loss of a true logit `margin` above all others, with the target written out."""
    total = math.log(math.exp(margin) + classes - 1)
    true = 1 - alpha + alpha / classes
    return true * (total - margin) + (1 - true) * total


@pytest.mark.parametrize("classes", [2, 10])
def test_the_lowest_loss_is_where_a_search_finds_it(values, classes):
    best = min((smoothed_loss(k / 2000, classes), k / 2000) for k in range(16_000))
    if classes == 10:
        assert values["best_margin"] == pytest.approx(best[1], abs=1e-3)
    else:
        assert values["floor_of_two"] == pytest.approx(best[0], abs=1e-6)


def test_the_mistakes(values):
    assert math.exp(values["margin_of_shares"]) == pytest.approx(9)
    assert math.exp(values["margin_among_wrong_only"]) == pytest.approx(81)  # 0.9 against a ninth of 0.1
    assert values["floor_of_alpha"] == pytest.approx(-0.9 * math.log(0.9) - 0.1 * math.log(0.1))
    assert math.exp(-values["of_the_target"]) == pytest.approx(0.95)
    assert values["without_smoothing"] == 0
