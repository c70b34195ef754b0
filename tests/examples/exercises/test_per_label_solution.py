import math
from functools import cache

import pytest

STEPS = [0.02 * i for i in range(-500, 501)]  # of the logit around its mean, standard deviation 2
DENSITY = [math.exp(-((t / 2) ** 2) / 2) for t in STEPS]


@cache
def truth(share):
    """True probabilities, with the mean logit for which `share` of the labels are positive."""
    low, high = -20.0, 20.0
    for _ in range(60):
        mean = (low + high) / 2
        probs = [1 / (1 + math.exp(-mean - t)) for t in STEPS]
        found = math.fsum(p * d for p, d in zip(probs, DENSITY, strict=True)) / math.fsum(DENSITY)
        low, high = (mean, high) if found < share else (low, mean)
    return probs


def counts(share, cut):
    """Positives found, flagged and all positives, as weights of the density."""
    probs = truth(share)
    positive = math.fsum(p * d for p, d in zip(probs, DENSITY, strict=True))
    hits = math.fsum(p * d for p, d in zip(probs, DENSITY, strict=True) if p >= cut)
    flagged = math.fsum(d for p, d in zip(probs, DENSITY, strict=True) if p >= cut)
    return hits, flagged, positive


def recall_and_f1(share, cut):
    hits, flagged, positive = counts(share, cut)
    return hits / positive, 2 * hits / (flagged + positive)


def weights(share):
    ratio = (1 - share) / share
    return 1, math.sqrt(ratio), ratio


def test_every_criterion_is_met(values, output):
    assert set(values["criteria"].values()) == {True}
    assert output.count("[x]") == 3


def test_recall_is_that_of_the_truth_cut_at_one_over_one_plus_w(values):
    for label, share in enumerate(values["SHARES"]):
        for row, weight in enumerate(weights(share)):
            expected, _ = recall_and_f1(share, 1 / (1 + weight))
            assert values["recall_by_label"][row][label] == pytest.approx(expected, abs=0.08)


def test_macro_f1_is_that_of_the_truth(values):
    for row in range(3):
        expected = [recall_and_f1(share, 1 / (1 + weights(share)[row]))[1] for share in values["SHARES"]]
        assert values["macro_f1"][row] == pytest.approx(sum(expected) / 5, abs=0.04)


def test_micro_f1_counts_all_labels_together(values):
    for row in range(3):
        labels = [counts(share, 1 / (1 + weights(share)[row])) for share in values["SHARES"]]
        hits, flagged, positive = map(sum, zip(*labels, strict=True))
        assert values["micro_f1"][row] == pytest.approx(2 * hits / (flagged + positive), abs=0.03)


def test_tuned_f1_is_the_best_of_the_truth(values):
    best = [max(recall_and_f1(share, cut / 50)[1] for cut in range(1, 50)) for share in values["SHARES"]]
    assert values["tuned_f1"] == pytest.approx([sum(best) / 5] * 3, abs=0.04)


def test_what_the_solution_says(values):
    none, *weighted = values["macro_f1"]
    assert all(f1 > none for f1 in weighted)
    assert values["macro_f1_rises"] is True
    assert values["micro_f1"][0] - values["micro_f1"][2] > 0.03
    assert values["micro_f1_falls"] is True
    assert max(values["tuned_f1"]) - min(values["tuned_f1"]) < 0.03
    assert values["tuned_f1_is_alike"] is True
    assert max(values["macro_f1"]) - values["tuned_f1"][0] < 0.02
    assert values["tuning_matches_the_best_weight"] is True


def test_the_small_example_by_hand(values):
    # first label: 0.9 and 0.8 are positive, 0.7 is not; second: only 0.5 is, next below 0.4
    first, second = values["chosen"]
    assert 0.7 < first <= 0.8
    assert 0.4 < second <= 0.5
