import math

import numpy as np
import pytest


def test_on_fresh_data_the_loss_does_not_get_below_log_c(values):
    wrong = values["shuffled_labels"]["wrong"]
    assert values["never_clearly_below_log_c"]
    assert wrong["fresh_loss"] == pytest.approx([math.log(10)] * len(wrong["fresh_loss"]), abs=0.2)
    assert max(wrong["fresh_accuracy"]) < 0.2


def test_on_the_training_data_it_still_falls(values):
    wrong = values["shuffled_labels"]["wrong"]
    assert values["training_loss_still_falls"]
    assert wrong["loss"][-1] < wrong["loss"][0] - 0.05
    assert wrong["loss"][-1] > 1.8


def test_paired_data_are_learnt(values):
    right = values["shuffled_labels"]["right"]
    assert right["loss"][-1] < 0.2
    assert right["fresh_loss"][-1] < 0.3
    assert right["fresh_accuracy"][-1] > 0.9


@pytest.mark.parametrize("seed", [1, 2])
def test_a_network_in_numpy_does_the_same(by_hand, seed):
    rng = np.random.default_rng(seed)
    seen, fresh = by_hand.blobs(rng)
    torn = (rng.permutation(seen[0]), seen[1])
    losses, fresh_losses, accuracies = by_hand.train(torn, fresh, by_hand.cross_entropy, 10, rng, lr=0.1)
    assert losses[-1] < losses[0]
    assert fresh_losses == pytest.approx([math.log(10)] * len(fresh_losses), abs=0.2)
    assert accuracies[-1] < 0.25


def test_its_curves_fit_the_one_axis_of_steps(axes_of_steps):
    assert len(axes_of_steps) == 1
