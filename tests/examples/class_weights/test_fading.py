import math
from statistics import NormalDist, fmean

import pytest

BEST = NormalDist().cdf(0.45 * math.sqrt(20) / 2)  # balanced accuracy of the best decision, all classes alike


def test_the_difference_in_recall_shrinks_to_little(values):
    curves, steps = values["curves"], values["record_at"]
    assert steps[-1] == 100
    assert len(curves["plain"]) == len(curves["weighted"]) == values["seeds"]
    gaps = []
    for at in range(len(steps)):
        weighted = fmean(row[at] for row in curves["weighted"])
        plain = fmean(row[at] for row in curves["plain"])
        assert values["recall"]["weighted"][at] == pytest.approx(weighted, abs=1e-6)
        assert values["recall"]["plain"][at] == pytest.approx(plain, abs=1e-6)
        gaps.append(weighted - plain)
    assert values["largest_gap"] == pytest.approx(max(gaps), abs=1e-6)
    assert values["last_gap"] == pytest.approx(gaps[-1], abs=1e-6)
    assert gaps[-1] < max(gaps) / 5
    assert max(gaps[:6]) > 0.7
    assert values["effect_faded"] is values["all_fitted"] is True


def test_the_bands_hold_the_curves(values):
    for name, rows in values["curves"].items():
        for at, (step, low, high) in enumerate(values["bands"][name]):
            column = [row[at] for row in rows]
            assert step == values["record_at"][at]
            assert (low, high) == pytest.approx((min(column), max(column)), abs=1e-6)


def test_stopping_early_comes_near_the_best_decision_and_training_on_does_not(values):
    assert BEST - 0.06 < values["when_stopped"] < BEST + 0.03
    assert BEST - 0.09 < values["with_offset"] < BEST + 0.03
    assert values["at_end"] < BEST - 0.08
    assert values["stopping_kept_it"] is values["offset_beats_training_on"] is True
