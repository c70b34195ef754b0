import math

import pytest

# logits of the truth: normal with mean -4.6 and standard deviation 2
LOGITS = [-4.6 + 0.01 * i for i in range(-1000, 1001)]
DENSITY = [math.exp(-(((z + 4.6) / 2) ** 2) / 2) for z in LOGITS]
TOTAL = math.fsum(DENSITY)
PROBS = [1 / (1 + math.exp(-z)) for z in LOGITS]
POSITIVE = math.fsum(p * d for p, d in zip(PROBS, DENSITY, strict=True)) / TOTAL


def f1_of_truth(cut):
    """F1 of the decision p >= cut when p is the true probability."""
    hits = math.fsum(p * d for p, d in zip(PROBS, DENSITY, strict=True) if p >= cut) / TOTAL
    flagged = math.fsum(d for p, d in zip(PROBS, DENSITY, strict=True) if p >= cut) / TOTAL
    return 2 * hits / (flagged + POSITIVE)


def test_every_criterion_is_met(values, output):
    assert set(values["criteria"].values()) == {True}
    assert output.count("[x]") == 3


def test_f1_at_half_is_that_of_the_truth_cut_at_one_over_one_plus_w(values):
    for row in values["means"].values():
        assert row["f1_at_half"] == pytest.approx(f1_of_truth(1 / (1 + row["weight"])), abs=0.05)


def test_tuned_f1_is_the_best_that_any_cut_of_the_truth_reaches(values):
    best = max(f1_of_truth(cut / 200) for cut in range(1, 200))
    for row in values["means"].values():
        assert row["f1_tuned"] == pytest.approx(best, abs=0.04)
    assert f1_of_truth(0.5) < best - 0.05


def test_thresholds_are_one_probability_seen_through_the_weight(values):
    plain = values["means"]["one"]["threshold"]
    for row in values["means"].values():
        w = row["weight"]
        assert row["threshold"] == pytest.approx(w * plain / (w * plain + 1 - plain), abs=0.06)


def test_weights_follow_from_the_share_of_positives(values):
    ratio = (1 - POSITIVE) / POSITIVE
    assert values["means"]["ratio"]["weight"] == pytest.approx(ratio, rel=0.1)
    assert values["means"]["root"]["weight"] == pytest.approx(math.sqrt(ratio), rel=0.05)


def test_what_the_solution_says(values):
    one, root, ratio = (values["means"][name] for name in ("one", "root", "ratio"))
    assert root["f1_at_half"] - max(one["f1_at_half"], ratio["f1_at_half"]) > 0.05
    assert values["root_is_best_at_half"] is True
    assert max(root["ap"], ratio["ap"]) - one["ap"] < 0.01
    assert values["ranking_did_not_improve"] is True
    entropy = -math.fsum(d * (p * math.log(p) + (1 - p) * math.log(1 - p)) for p, d in zip(PROBS, DENSITY, strict=True))
    assert one["nll"] == pytest.approx(entropy / TOTAL, abs=0.01)  # no model has less
    assert ratio["nll_undone"] == pytest.approx(entropy / TOTAL, abs=0.01)


def test_the_curves_peak_at_the_same_height_in_different_places(values):
    peaks = [max(curve, key=lambda point: point[1]) for curve in values["f1_curves"]]
    assert peaks[0][0] < peaks[1][0] < peaks[2][0]
    assert max(p[1] for p in peaks) - min(p[1] for p in peaks) < 0.03


def test_the_curves_are_f1_of_the_truth_at_thresholds_seen_through_the_weight(values):
    # w p / (w p + 1 - p) >= t is p >= t / (t + w (1 - t))
    for curve, row in zip(values["f1_curves"], values["means"].values(), strict=True):
        assert [t for t, _ in curve] == pytest.approx([0.02 * step for step in range(1, 50)])
        w = row["weight"]
        for t, f1 in curve[4::10]:
            assert f1 == pytest.approx(f1_of_truth(t / (t + w * (1 - t))), abs=0.08)
