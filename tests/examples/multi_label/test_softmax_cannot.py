import math

import pytest


def test_two_labels_share_the_softmax_by_halves_at_a_loss_of_log_two(values):
    assert values["softmax_probs"] == pytest.approx([0.5, 0.5, 0], abs=0.01)
    p = values["softmax_probs"]
    assert values["softmax_loss"] == pytest.approx(-(math.log(p[0]) + math.log(p[1])) / 2, abs=1e-9)
    assert values["softmax_loss"] == pytest.approx(math.log(2), abs=1e-3)
    assert values["softmax_loss"] > values["floor_of_halves"] == pytest.approx(math.log(2))


def test_targets_that_sum_to_two_double_the_smallest_loss(values):
    # -log p - log q with p + q <= 1 is least at p = q = 1/2
    smallest = min(-math.log(i / 1000) - math.log(1 - i / 1000) for i in range(1, 1000))
    assert values["floor"] == pytest.approx(smallest, abs=1e-9)


def test_sigmoids_approach_the_labels_and_a_loss_of_zero(values):
    assert values["sigmoid_probs"] == pytest.approx([1, 1, 0], abs=0.01)
    assert values["sigmoid_loss"] < 0.002


def test_without_labels_only_the_sigmoids_have_a_gradient(values):
    assert values["no_label_softmax_gradient"] == [0, 0, 0]
    assert values["softmax_learns_nothing"] is True
    expected = [1 / (1 + math.exp(-z)) for z in (2, 0, -2)]
    assert values["no_label_sigmoid_gradient"] == pytest.approx(expected, abs=1e-9)
