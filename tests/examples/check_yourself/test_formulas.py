"""Answers and mistakes from targets written out, from counting cells, and from plain sums."""

import math

import pytest


def test_the_true_class_keeps_what_the_paper_leaves_it(values):
    def true_target(alpha):  # what torch leaves of a one among three classes
        return 1 - alpha + alpha / 3

    assert true_target(values["alpha"]) == pytest.approx(0.9)
    assert true_target(values["epsilon_itself"]) > 0.9
    assert values["turned_round"] * values["alpha"] == pytest.approx(0.1**2)
    assert values["per_wrong_class"] * 2 == pytest.approx(0.1)


def test_the_mean_divides_by_the_labels_too(values):
    rows = [[0.2, 0.4, 0.6, 0.8], [0.5] * 4]
    assert values["per_sample"] == pytest.approx(sum(map(sum, rows)) / 2, abs=1e-6)
    assert values["mean_loss"] == pytest.approx(sum(map(sum, rows)) / 8, abs=1e-6)
    assert values["times_labels"] == pytest.approx(sum(rows[0]) * 4, abs=1e-5)


def test_no_gradient_of_the_mean_is_larger_than_one_over_the_batch(values):
    def slope(wrong):  # of the loss of one sample with the logits (0, wrong, 0), in the mean of 8
        return math.exp(wrong) / (math.exp(wrong) + 2) / 8

    steepest = max(slope(wrong) for wrong in range(-50, 51))
    assert values["largest_gradient"] == pytest.approx(steepest)
    assert values["of_the_sum"] == pytest.approx(1)
    assert values["over_classes_too"] == pytest.approx(1 / 24)


def test_the_brier_score_adds_the_squares_of_all_classes(values):
    errors = [0.3, 0.2, 0.1]
    assert values["brier"] == pytest.approx(sum(e * e for e in errors))
    assert values["of_true_class"] == pytest.approx(errors[0] ** 2)
    assert values["over_cells"] == pytest.approx(sum(e * e for e in errors) / 3)
    assert values["absolute"] == pytest.approx(sum(errors))
