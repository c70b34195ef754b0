import inspect
import itertools
import math

import pytest
from torch import nn

SCORES, TARGETS = [[2.0, 1.5, -1.0], [0.5, 1.5, -0.5]], [0, 2]


def sample(scores, target, p=1, margin=1.0, weight=1.0):
    rest = [s for k, s in enumerate(scores) if k != target]
    return sum(weight * max(0.0, margin - scores[target] + s) ** p for s in rest) / len(scores)


def samples(**options):
    return [sample(row, t, **options) for row, t in zip(SCORES, TARGETS, strict=True)]


def test_every_argument_is_on_the_page():
    arguments = set(inspect.signature(nn.MultiMarginLoss).parameters)
    assert arguments == {"p", "margin", "weight", "reduction", "size_average", "reduce"}


def test_the_sum_of_hinges_is_divided_by_the_classes_and_then_by_the_samples(values):
    assert values["per_sample"] == pytest.approx(samples())
    assert values["loss"] == pytest.approx(sum(samples()) / 2)
    assert values["total"] == pytest.approx(sum(samples()))
    assert values["divisor"] == pytest.approx(2)
    assert values["sum_of_hinges"] == pytest.approx(3 * sum(samples()))
    assert values["divisor_of_hinges"] == pytest.approx(2 * 3)


def test_equal_scores_start_just_below_one(values):
    assert values["at_start"] == pytest.approx({str(c): (c - 1) / c for c in (2, 10, 1000)})
    assert values["floor"] == 0


def test_arguments(values):
    assert values["squared"] == pytest.approx(samples(p=2))
    assert values["wider"] == pytest.approx(samples(margin=2))
    assert values["scaled"] == pytest.approx(2 * values["loss"])
    assert values["weighted"] == pytest.approx((samples()[0] + 3 * samples()[1]) / 2)


def test_probabilities_leave_a_loss_where_scores_leave_none(values):
    true = math.exp(4) / (math.exp(4) + 2)
    assert values["on_scores"] == 0
    assert values["on_probabilities"] == pytest.approx(sample([true, (1 - true) / 2, (1 - true) / 2], 0), abs=1e-6)
    assert values["on_probabilities"] > 0


def test_there_is_no_index_to_ignore(values):
    assert values["ignored_message"] == "target out of range"


def expected(scores, shares, p):
    return sum(share * sample(scores, k, p) for k, share in enumerate(shares))


@pytest.mark.parametrize("shares", [(0.9, 0.05, 0.05), (0.55, 0.25, 0.2), (0.45, 0.35, 0.2)])
@pytest.mark.parametrize("p", [1, 2])
def test_no_scores_nearby_or_on_a_coarse_grid_have_less_expected_loss(values, shares, p):
    found = values["best"][str(p)][str(shares[0])]
    least = expected(found, shares, p)
    coarse = [i / 4 for i in range(-8, 9)]
    near = [[found[0] + a, found[1] + b, 0] for a in (-0.05, 0, 0.05) for b in (-0.05, 0, 0.05)]
    every = [*near, *([a, b, 0] for a, b in itertools.product(coarse, coarse))]
    assert all(expected(scores, shares, p) >= least - 1e-9 for scores in every)


def test_with_p_1_the_scores_say_which_class_has_the_majority_and_no_more(values):
    best = values["best"]
    assert values["same_scores_for_both"]
    assert best["1"]["0.9"] == best["1"]["0.55"] == [1, 0, 0]
    assert values["softmax_of_best"] == pytest.approx(math.e / (math.e + 2), abs=1e-6)
    assert values["first_two_tie"]
    assert best["1"]["0.45"] == [1, 1, 0]
    assert values["order_kept_by_the_square"]
    assert best["2"]["0.45"][0] > best["2"]["0.45"][1] > 0


def test_the_curves_follow_the_definition(values):
    curves = values["loss_curves"]
    assert curves["x"] == pytest.approx([-2 + i / 20 for i in range(101)], abs=1e-6)
    for label, p, margin in (("p=1", 1, 1), ("p=2", 2, 1), ("p=1, margin=2", 1, 2)):
        assert curves["loss"][label] == pytest.approx([sample([x, 0, 0], 0, p, margin) for x in curves["x"]], abs=1e-5)
        lacks = [max(0.0, margin - x) for x in curves["x"]]
        slopes = [-2 / 3 * (2 * v if p == 2 else v > 1e-5) for v in lacks]
        assert all(
            g is None or g == pytest.approx(s, abs=1e-4) for g, s in zip(curves["gradient"][label], slopes, strict=True)
        )
        assert curves["gradient"][label].count(None) == (p == 1)
    assert values["steepest"] == pytest.approx(-2 / 3)
