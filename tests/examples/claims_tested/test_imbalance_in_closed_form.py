import bisect
import math
import random
from statistics import NormalDist

import pytest


@pytest.fixture(scope="module")
def sample():
    """The same problem drawn at random: sorted logits of 20,000 positives and 200,000 negatives."""
    random.seed(1)
    prior = math.log(0.03 / 0.97)
    positives = sorted(2 * random.gauss(2, 1) - 2 + prior for _ in range(20_000))
    negatives = sorted(2 * random.gauss(0, 1) - 2 + prior for _ in range(200_000))

    def rates(logit):
        return (
            1 - bisect.bisect(positives, logit) / len(positives),
            1 - bisect.bisect(negatives, logit) / len(negatives),
        )

    return rates


def f1(rates):
    tp, fp = 0.03 * rates[0], 0.97 * rates[1]
    return 2 * tp / (tp + fp + 0.03)


def logit(p):
    return math.log(p / (1 - p))


def test_the_logit_is_the_true_log_odds():
    for x in (-1.0, 0.5, 3.0):
        odds = 0.03 * NormalDist(2, 1).pdf(x) / (0.97 * NormalDist(0, 1).pdf(x))
        assert 2 * x - 2 + math.log(0.03 / 0.97) == pytest.approx(math.log(odds))


def test_the_best_threshold_for_f1_is_half_of_the_best_f1(values, sample):
    grid = [k / 200 for k in range(1, 200)]
    best = max(grid, key=lambda p: f1(sample(logit(p))))
    assert best == pytest.approx(values["best_for_f1"], abs=0.05)
    assert f1(sample(logit(best))) == pytest.approx(values["best_f1"], abs=0.01)
    assert values["best_for_f1"] == pytest.approx(values["best_f1"] / 2, abs=0.001)
    assert values["best_is_half_of_best_f1"]
    assert f1(sample(0.0)) == pytest.approx(values["f1_at_one_half"], abs=0.02)
    for p, at_p in values["f1_curve"][::20]:
        assert f1(sample(logit(p))) == pytest.approx(at_p, abs=0.02)


def test_one_half_is_best_for_accuracy(values, sample):
    def errors(threshold):
        true_rate, false_rate = sample(threshold)
        return 0.03 * (1 - true_rate) + 0.97 * false_rate

    assert values["one_half_is_best_for_accuracy"]
    assert errors(0.0) <= min(errors(logit(0.2)), errors(logit(0.8))) + 1e-4


def test_the_ratio_is_best_for_the_mean_of_the_recalls_and_not_for_f1(values, sample):
    def mean_recall(weight):
        true_rate, false_rate = sample(-math.log(weight))
        return (true_rate + 1 - false_rate) / 2

    ratio = 0.97 / 0.03
    assert mean_recall(ratio) > max(mean_recall(ratio / 5), mean_recall(ratio * 5))
    assert f1(sample(-math.log(values["best_weight_for_f1"]))) > f1(sample(-math.log(ratio))) + 0.1
    assert values["ratio_is_best_for_mean_recall"]
    assert values["ratio_is_far_from_best_for_f1"]
    assert values["f1_with_ratio"] == pytest.approx(f1(sample(-math.log(ratio))), abs=0.01)
    assert values["f1_with_best"] == pytest.approx(values["best_f1"], abs=0.001)


def test_the_weight_trades_precision_for_recall(values, sample):
    ratio = 0.97 / 0.03
    for name, threshold in {"plain": 0.0, "weighted": -math.log(ratio)}.items():
        true_rate, false_rate = sample(threshold)
        assert values[f"recall_{name}"] == pytest.approx(true_rate, abs=0.02)
        assert values[f"precision_{name}"] == pytest.approx(
            0.03 * true_rate / (0.03 * true_rate + 0.97 * false_rate), abs=0.05
        )
    assert values["recall_rises_and_precision_falls"]


def test_two_corrections_are_worse_than_one_and_two_halves_are_one(values, sample):
    for name, power in {"root_alone": 0.5, "once": 1, "roots_multiplied": 1, "twice": 2}.items():
        true_rate, false_rate = sample(-power * math.log(0.97 / 0.03))
        assert values[name] == pytest.approx((true_rate + 1 - false_rate) / 2, abs=0.02)
    assert values["twice_is_worse"]
    assert values["sampling_makes_up_for_a_small_weight"]


def test_always_negative_is_more_accurate_than_the_model_with_the_best_f1(values, sample):
    true_rate, false_rate = sample(logit(values["best_for_f1"]))
    assert values["useful_model_accuracy"] == pytest.approx(0.03 * true_rate + 0.97 * (1 - false_rate), abs=0.003)
    assert values["always_negative_accuracy"] == pytest.approx(0.97)
    assert values["useless_beats_useful"]
