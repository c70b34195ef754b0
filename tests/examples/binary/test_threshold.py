import math

import pytest
import torch


@pytest.fixture(scope="module")
def sample():
    torch.manual_seed(0)
    scores = (2 * torch.randn(2000, dtype=torch.float64) - 4).tolist()
    draws = torch.rand(2000).double().tolist()
    probs = [1 / (1 + math.exp(-s)) for s in scores]
    labels = [int(u < p) for u, p in zip(draws, probs, strict=True)]
    return probs, labels, torch.rand(2000).tolist()


def average_precision(scores, labels):
    ranked = sorted(zip(scores, labels, strict=True), reverse=True)
    found, total = 0, 0.0
    for rank, (_, label) in enumerate(ranked, 1):
        if label:
            found += 1
            total += found / rank
    return total / found


def f1_and_accuracy(probs, labels, threshold):
    pairs = [(p >= threshold, y == 1) for p, y in zip(probs, labels, strict=True)]
    hits, false, missed = pairs.count((True, True)), pairs.count((True, False)), pairs.count((False, True))
    return 2 * hits / (2 * hits + false + missed), 1 - (false + missed) / len(pairs)


def test_average_precision_is_the_same_under_every_monotone_map(values, sample):
    probs, labels, _ = sample
    expected = average_precision(probs, labels)
    assert list(values["ap"].values()) == pytest.approx([expected] * 3, abs=1e-9)
    assert set(values["ap"]) == {"raw", "sigmoid", "shifted"}
    assert values["same_ap_for_the_same_order"]
    assert expected == pytest.approx(0.467845, abs=1e-6)


def test_random_scores_have_the_prevalence_as_average_precision(values, sample):
    _, labels, random_scores = sample
    assert values["prevalence"] == pytest.approx(sum(labels) / 2000) == pytest.approx(0.0745)
    assert values["ap_of_random_scores"] == pytest.approx(average_precision(random_scores, labels), abs=1e-6)
    assert values["ap_of_random_scores"] == pytest.approx(values["prevalence"], abs=0.02)
    assert values["random_scores_reach_the_base_rate"]


def test_f1_at_one_half_is_counted(values, sample):
    probs, labels, _ = sample
    assert values["f1_at"]["50_percent"] == pytest.approx(f1_and_accuracy(probs, labels, 0.5)[0], abs=1e-6)
    assert values["f1_at"]["50_percent"] == pytest.approx(0.3367, abs=1e-4)


def test_the_best_threshold_is_far_below_one_half(values, sample):
    probs, labels, _ = sample
    assert values["best_threshold"] == pytest.approx(0.2096, abs=1e-4)
    best = max(f1_and_accuracy(probs, labels, t)[0] for t in sorted(probs)[-400:])
    assert values["best_f1"] == pytest.approx(best, abs=1e-6)
    assert values["best_f1"] == pytest.approx(0.4505, abs=1e-4)
    assert values["half_is_not_best"]
    assert values["best_f1"] > values["f1_at"]["50_percent"] + 0.02


def test_always_negative_has_a_high_accuracy_and_no_f1(values):
    assert values["always_negative_accuracy"] == pytest.approx(1 - 149 / 2000, abs=1e-9)
    assert values["always_negative_f1"] == 0


def expected_counts(threshold, points=4000):
    """Flagged and found shares above a threshold, by the midpoint rule over the normal density of the scores."""
    flagged = found = base = 0.0
    for i in range(points):
        u = -8 + 16 * (i + 0.5) / points
        weight = math.exp(-u * u / 2) / math.sqrt(2 * math.pi) * 16 / points
        p = 1 / (1 + math.exp(4 - 2 * u))
        base += weight * p
        if p >= threshold:
            flagged, found = flagged + weight, found + weight * p
    return flagged, found, base


def test_the_curves_are_drawn_over_thresholds_that_are_probabilities(values):
    for curve in values["curves"].values():
        thresholds = [t for t, _ in curve]
        assert thresholds == sorted(thresholds)
        assert 0 < thresholds[0] < thresholds[-1] < 1
        assert all(0 <= y <= 1 for _, y in curve)


def test_the_curves_are_expectations_over_the_scores(values):
    for index in (10, 46, 99, 150):
        threshold = values["curves"]["f1"][index][0]
        flagged, found, base = expected_counts(threshold)
        assert values["curves"]["precision"][index] == pytest.approx([threshold, found / flagged], abs=5e-3)
        assert values["curves"]["recall"][index] == pytest.approx([threshold, found / base], abs=5e-3)
        assert values["curves"]["f1"][index] == pytest.approx([threshold, 2 * found / (flagged + base)], abs=5e-3)


def test_f1_of_calibrated_probabilities_peaks_at_half_its_best_value(values):
    """Lipton, Elkan and Naryanaswamy 2014; here by searching the integral."""
    scores = {k / 1000: 0.0 for k in range(200, 270, 2)}
    for threshold in scores:
        flagged, found, base = expected_counts(threshold)
        scores[threshold] = 2 * found / (flagged + base)
    best = max(scores, key=scores.get)
    assert best == pytest.approx(scores[best] / 2, abs=5e-3)
    assert values["population_threshold"] == pytest.approx(best, abs=6e-3)
    assert values["population_f1"] == pytest.approx(scores[best], abs=2e-3)
    assert values["threshold_is_half_the_f1"]


def test_the_cheapest_threshold_is_the_share_of_a_false_alarm_in_the_costs(values):
    assert values["cheapest_threshold"] == pytest.approx(1 / (1 + 9), abs=5e-3)
