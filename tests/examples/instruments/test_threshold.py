import math
from statistics import NormalDist

import pytest

NEGATIVE, POSITIVE, SHARE = NormalDist(0, 1), NormalDist(2, 1), 0.1


def expected(pos_weight, threshold):
    """Bayes' rule on the densities, weighted; then areas beyond the cut."""
    odds = threshold / (1 - threshold) / pos_weight
    cut = 1 + (math.log(odds) + math.log(0.9 / 0.1)) / 2  # where the weighted posterior crosses the threshold
    posterior = SHARE * POSITIVE.pdf(cut) / ((1 - SHARE) * NEGATIVE.pdf(cut))
    assert posterior == pytest.approx(odds)
    hits, alarms = SHARE * (1 - POSITIVE.cdf(cut)), (1 - SHARE) * (1 - NEGATIVE.cdf(cut))
    return {"recall": hits / SHARE, "precision": hits / (hits + alarms), "confusion": [hits, SHARE - hits, alarms]}


@pytest.mark.parametrize(
    "name, pos_weight, threshold", [("at_half", 1, 0.5), ("weighted_at_half", 9, 0.5), ("moved_threshold", 1, 0.1)]
)
def test_measured_shares_are_those_of_the_two_normals(values, name, pos_weight, threshold):
    row, theory = values[name], expected(pos_weight, threshold)
    assert row["recall"] == pytest.approx(theory["recall"], abs=0.01)
    assert row["precision"] == pytest.approx(theory["precision"], abs=0.01)
    assert row["confusion"][:3] == pytest.approx(theory["confusion"], abs=0.003)
    assert sum(row["confusion"]) == pytest.approx(1)


def test_pos_weight_raises_the_intercept_by_its_logarithm_and_leaves_the_slope(values):
    assert values["expected_shift"] == pytest.approx(math.log(9))
    assert values["shift"] == pytest.approx(math.log(9), abs=0.05)
    assert values["plain"][0] == pytest.approx(2, abs=0.05)
    assert values["weighted"][0] == pytest.approx(2, abs=0.05)
    assert values["true_intercept"] == pytest.approx(math.log(0.1 / 0.9) - 2)
    assert values["plain"][1] == pytest.approx(values["true_intercept"], abs=0.05)


def test_the_weighted_model_finds_what_a_moved_threshold_finds(values):
    weighted, moved = values["weighted_at_half"], values["moved_threshold"]
    assert weighted["recall"] == pytest.approx(moved["recall"], abs=0.01)
    assert weighted["precision"] == pytest.approx(moved["precision"], abs=0.01)
    assert values["weight_moves_what_the_threshold_moves"]
    assert expected(9, 0.5)["confusion"] == pytest.approx(expected(1, 0.1)["confusion"])  # equal in theory


def test_a_lower_threshold_trades_precision_for_recall(values):
    low, half = expected(1, 0.1), expected(1, 0.5)
    assert values["recall_rises_and_precision_falls"]
    assert low["recall"] > half["recall"] + 0.3
    assert low["precision"] < half["precision"] - 0.2


def test_only_the_unweighted_probabilities_have_the_mean_of_the_labels(values):
    share = sum(values["at_half"]["confusion"][:2])
    assert values["at_half"]["mean_prediction"] == pytest.approx(share, abs=1e-4)
    assert values["weighted_at_half"]["mean_prediction"] > 2 * share
