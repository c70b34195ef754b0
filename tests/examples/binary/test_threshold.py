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
    assert expected == pytest.approx(0.467845, abs=1e-6)


def test_random_scores_have_the_prevalence_as_average_precision(values, sample):
    _, labels, random_scores = sample
    assert values["prevalence"] == pytest.approx(sum(labels) / 2000) == pytest.approx(0.0745)
    assert values["ap_of_random_scores"] == pytest.approx(average_precision(random_scores, labels), abs=1e-6)
    assert values["ap_of_random_scores"] == pytest.approx(values["prevalence"], abs=0.02)


def test_the_trapezoid_is_another_number(values, sample):
    probs, labels, _ = sample
    ranked = [y for _, y in sorted(zip(probs, labels, strict=True), reverse=True)]
    area, found, before = 0.0, 0, None
    for rank, label in enumerate(ranked, 1):
        found += label
        precision = found / rank
        if label and before is not None:
            area += (precision + before) / 2 / sum(ranked)
        before = precision
    assert values["area_by_trapezoid"] == pytest.approx(area, abs=1e-9)
    assert abs(values["area_by_trapezoid"] - values["ap"]["raw"]) > 0.005


def test_f1_and_accuracy_depend_on_the_threshold(values, sample):
    probs, labels, _ = sample
    assert values["thresholds"] == [0.05, 0.1, 0.2, 0.3, 0.5, 0.7]
    for threshold in values["thresholds"]:
        key = f"{round(100 * threshold)}_percent"
        f1, accuracy = f1_and_accuracy(probs, labels, threshold)
        assert values["f1_at"][key] == pytest.approx(f1, abs=1e-6)  # a quotient of float32 counts
        assert values["accuracy_at"][key] == pytest.approx(accuracy, abs=1e-9)
    assert values["f1_at"]["50_percent"] == pytest.approx(0.3367, abs=1e-4)


def test_the_best_threshold_is_far_below_one_half(values, sample):
    probs, labels, _ = sample
    assert values["best_threshold"] == pytest.approx(0.2096, abs=1e-4)
    best = max(f1_and_accuracy(probs, labels, t)[0] for t in sorted(probs)[-400:])
    assert values["best_f1"] == pytest.approx(best, abs=1e-6)
    assert values["best_f1"] == pytest.approx(0.4505, abs=1e-4)


def test_always_negative_has_a_high_accuracy_and_no_f1(values):
    assert values["always_negative_accuracy"] == pytest.approx(1 - 149 / 2000, abs=1e-9)
    assert values["always_negative_f1"] == 0
