import math
from statistics import NormalDist

import pytest

PHI = NormalDist().cdf

# Bayes' rule for unit Gaussians at 0, 1, 4 with equal priors: borders at the midpoints 0.5 and 2.5.
BEST = [
    [PHI(0.5), PHI(2.5) - PHI(0.5), 1 - PHI(2.5)],
    [PHI(-0.5), PHI(1.5) - PHI(-0.5), 1 - PHI(1.5)],
    [PHI(-3.5), PHI(-1.5) - PHI(-3.5), 1 - PHI(-1.5)],
]


def test_every_sample_is_counted_once(values):
    assert values["C"] == 3
    assert sum(map(sum, values["confusion"])) == 30_000


def test_the_rows_follow_bayes_rule(values):
    # 10 000 samples a row (standard error 0.005) and a border fitted to 3000 samples
    for row, best in zip(values["confusion"], BEST, strict=True):
        assert [n / sum(row) for n in row] == pytest.approx(best, abs=0.03)


def test_recall_and_precision_are_row_and_column_shares(values):
    table = values["confusion"]
    assert values["recall"] == pytest.approx([table[k][k] / sum(table[k]) for k in range(3)], abs=1e-6)
    for shares, row in zip(values["share_of_true"], table, strict=True):
        assert shares == pytest.approx([n / sum(row) for n in row], abs=1e-6)
    columns = [sum(row[k] for row in table) for k in range(3)]
    assert values["precision"] == pytest.approx([table[k][k] / columns[k] for k in range(3)], abs=1e-6)


def test_accuracy_hides_the_overlapping_classes(values):
    right = sum(values["confusion"][k][k] for k in range(3))
    assert values["accuracy"] == pytest.approx(right / 30_000, abs=1e-6)
    assert values["accuracy"] == pytest.approx(sum(BEST[k][k] for k in range(3)) / 3, abs=0.01)
    assert values["balanced_accuracy"] == pytest.approx(sum(values["recall"]) / 3, abs=1e-6)
    assert max(values["recall"][:2]) < values["accuracy"] < values["recall"][2]
    assert values["accuracy_hides_class_1"] is (BEST[2][2] - BEST[1][1] > 0.2) is True
    assert values["balanced_is_accuracy"] is True


def test_the_outer_classes_are_hardly_ever_confused(values):
    assert values["mostly_neighbours"] is (BEST[0][2] < 0.01 and BEST[2][0] < 0.01) is True


def test_the_loss_is_the_mean_of_class_losses_weighted_by_their_counts(values):
    counts = [sum(row) for row in values["confusion"]]
    mixed = sum(n * loss for n, loss in zip(counts, values["loss_by_class"], strict=True)) / 30_000
    assert values["loss"] == pytest.approx(mixed, abs=1e-9)


def test_the_loss_is_close_to_the_entropy_of_the_true_posterior(values):
    # E[-log P(y | x)] by the trapezoid rule; no model can do better on average
    step, best = 0.01, 0.0
    for i in range(-800, 1201):
        density = [NormalDist(center).pdf(i * step) / 3 for center in (0, 1, 4)]
        best -= step * sum(d * math.log(d / sum(density)) for d in density)
    assert values["loss"] == pytest.approx(best, abs=0.01)
