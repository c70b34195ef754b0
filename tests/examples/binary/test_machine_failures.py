import math
import random

import pytest


@pytest.fixture(scope="module")
def truth():
    """Probabilities of failure and outcomes of the same machines, drawn another way."""
    rng = random.Random(3)  # noqa: S311
    machines = []
    for _ in range(40000):
        temperature, vibration, load, age = (rng.gauss(0, 1) for _ in range(4))
        p = 1 / (1 + math.exp(4.2 - 1.5 * temperature * load - 1.5 * vibration - 0.8 * age))
        machines.append((p, rng.random() < p))
    return sorted(machines, reverse=True)


def test_the_base_rate_is_that_of_the_machines(values, truth):
    rate = sum(failed for _, failed in truth) / len(truth)
    assert values["base_rate"] == pytest.approx(rate, abs=0.015)  # 4000 test machines
    assert values["ratio"] == pytest.approx((1 - rate) / rate, rel=0.2)


def test_no_model_beats_the_true_probabilities_and_both_come_near(values, truth):
    found, total = 0, 0.0
    for rank, (_, failed) in enumerate(truth, 1):
        if failed:
            found += 1
            total += found / rank
    best = total / found
    for row in (values["plain"], values["weighted"]):
        assert 4 * values["base_rate"] < row["ap"] < best + 0.05
        assert row["ap"] > 0.8 * best
    assert values["learned_something"]
    assert values["ap_is_alike"]
    assert abs(values["plain"]["ap"] - values["weighted"]["ap"]) < 0.06


def test_precision_recall_and_f1_agree(values):
    for row in (values["plain"], values["weighted"]):
        for cut in ("at_half", "tuned"):
            precision, recall = row[cut]["precision"], row[cut]["recall"]
            assert row[cut]["f1"] == pytest.approx(2 * precision * recall / (precision + recall), abs=1e-6)


def test_a_threshold_from_validation_data_raises_f1_to_about_the_same_height(values, truth):
    plain, weighted = values["plain"], values["weighted"]
    positives = sum(failed for _, failed in truth)
    hits, best = 0, 0.0
    for rank, (_, failed) in enumerate(truth, 1):
        hits += failed
        best = max(best, 2 * hits / (rank + positives))
    for row in (plain, weighted):
        assert row["at_half"]["f1"] < row["tuned"]["f1"] < best + 0.05
    assert values["tuning_raised_f1"]
    assert abs(plain["tuned"]["f1"] - weighted["tuned"]["f1"]) < 0.06
    assert values["tuned_f1_is_alike"]


def test_after_three_epochs_the_weighted_model_ranks_far_better(values):
    plain, weighted = values["plain"], values["weighted"]
    assert values["weight_helps_short_training"]
    assert weighted["ap_after_3_epochs"] > plain["ap_after_3_epochs"] + 0.1
    assert plain["ap_after_3_epochs"] < plain["ap"] - 0.1
    assert weighted["ap_after_3_epochs"] == pytest.approx(weighted["ap"], abs=0.1)


def test_a_bias_at_the_log_odds_helps_as_much_as_the_weight(values):
    plain, weighted = values["plain"], values["weighted"]
    gained, gained_by_weight = (
        ap - plain["ap_after_3_epochs"] for ap in (values["ap_with_bias_after_3_epochs"], weighted["ap_after_3_epochs"])
    )
    assert gained > 0.7 * gained_by_weight > 0.07
    assert values["bias_helps_as_much"]


def test_equal_probabilities_are_flagged_together(values):
    # Cut at 0.6: 11 flagged, 2 hits, F1 = 4 / 13. Cut at 0.9: 1 flagged, 1 hit, F1 = 2 / 3.
    assert values["threshold_with_ties"] == pytest.approx(0.9)


def test_the_weight_lifts_the_probabilities_and_the_threshold(values):
    plain, weighted = values["plain"], values["weighted"]
    assert plain["mean_probability"] == pytest.approx(values["base_rate"], abs=0.02)
    assert weighted["mean_probability"] > 2.5 * values["base_rate"]
    assert values["weight_inflates_probabilities"]
    assert plain["threshold"] < 0.5 < weighted["threshold"]
