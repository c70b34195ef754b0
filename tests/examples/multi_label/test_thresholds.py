import numpy
import pytest

SHARES = [0.5, 0.3, 0.1, 0.05, 0.02]


def f1(flagged, truth):
    return 2 * (flagged & truth).sum() / max(flagged.sum() + truth.sum(), 1)


def test_the_means_and_the_conclusions_follow_from_the_runs(values):
    for name, row in values["macro_f1"].items():
        assert row["at_half"] == pytest.approx(numpy.mean(values["at_half"][name]))
        assert row["tuned"] == pytest.approx(numpy.mean(values["tuned"][name]))
        assert len(values["tuned"][name]) == 5
        assert values["recall_of_labels"][name] == pytest.approx(numpy.mean(values["recalls"][name], axis=0), abs=1e-6)
        expected = numpy.mean(values["precisions"][name], axis=0)
        assert values["precision_of_labels"][name] == pytest.approx(expected, abs=1e-6)
    gained = numpy.subtract(values["tuned"]["none"], values["at_half"]["none"])
    assert values["thresholds_beat_half"] is bool(gained.min() > 0) is True
    weighted = max(numpy.mean(values["tuned"][name]) for name in ("ratio", "root"))
    assert values["weights_add_little"] is bool(weighted - numpy.mean(values["tuned"]["none"]) < 0.02) is True


def test_the_ratio_evens_out_the_recall_and_costs_the_precision_of_the_rarest_label(values):
    none, ratio = (numpy.mean(values["recalls"][name], axis=0) for name in ("none", "ratio"))
    assert none[-1] < 0.3 < 0.6 < ratio.min()
    assert values["recall_evened_out"] is True
    precise = [numpy.mean(values["precisions"][name], axis=0)[-1] for name in ("none", "ratio")]
    assert values["precision_fell"] is bool(precise[1] < precise[0] / 2) is True


def test_the_best_threshold_is_about_half_of_its_f1(values):
    thresholds, best = numpy.mean(values["chosen"], axis=0)
    assert values["mean_threshold"] == pytest.approx(thresholds, abs=1e-6)
    assert values["mean_f1"] == pytest.approx(best, abs=1e-6)
    assert values["threshold_is_about_half_the_f1"] is bool(abs(thresholds - best / 2).max() < 0.1) is True


def test_no_point_of_the_figure_lies_above_the_best_f1_of_its_label(values):
    best = values["chosen"][-1][1]
    for row in values["f1_curves"]:
        for label, found in enumerate(row[1:]):
            assert found <= best[label] + 1e-6


# --- by brute force, in numpy: the true probabilities, every threshold on a fine grid --------------------------------


def test_with_true_probabilities_half_the_best_f1_is_the_best_threshold_and_beats_one_half():
    rng = numpy.random.default_rng(0)
    logits = 2 * rng.standard_normal(200_000)
    for share, shift in [(0.3, -1.2), (0.05, -4.3)]:
        chances = 1 / (1 + numpy.exp(-(logits + shift)))
        truth = rng.random(len(chances)) < chances
        assert truth.mean() == pytest.approx(share, abs=0.05)
        grid = numpy.arange(0.02, 0.9, 0.01)
        found = [f1(chances >= t, truth) for t in grid]
        best = max(found)
        assert grid[found.index(best)] == pytest.approx(best / 2, abs=0.03)
        assert best > f1(chances >= 0.5, truth)


def test_equal_probabilities_are_flagged_together(values):
    # flagging both samples at 0.6 finds 2 of 2 positives with one false one: F1 = 4 / 5, not 1
    assert values["toy_threshold"] == pytest.approx(0.6, abs=1e-6)
    assert values["toy_f1"] == pytest.approx(0.8, abs=1e-6)
