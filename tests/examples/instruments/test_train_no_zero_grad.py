import itertools
import math

import numpy as np
import pytest


def test_the_loss_falls_faster_at_first_and_then_grows_beyond_its_start(values):
    record = values["no_zero_grad"]
    assert values["falls_faster_at_first"]
    assert values["ends_higher_than_it_began"]
    assert record["wrong"]["loss"][5] < record["right"]["loss"][5]
    assert record["wrong"]["loss"][-1] > record["wrong"]["loss"][0]
    assert values["lowest_wrong"] == min(record["wrong"]["loss"]) < 0.5


def test_the_right_training_only_falls(values):
    losses = values["no_zero_grad"]["right"]["loss"]
    assert losses[0] == pytest.approx(math.log(10), abs=0.05)
    assert losses[-1] < 0.2
    assert all(later < earlier + 0.02 for earlier, later in itertools.pairwise(losses))


@pytest.mark.parametrize("seed", [1, 2])
def test_a_network_in_numpy_does_the_same(by_hand, seed):
    rng = np.random.default_rng(seed)
    seen, fresh = by_hand.blobs(rng)
    right, _, _ = by_hand.train(seen, fresh, by_hand.cross_entropy, 10, rng, lr=0.1)
    wrong, _, _ = by_hand.train(seen, fresh, by_hand.cross_entropy, 10, rng, lr=0.1, forget=False)
    assert wrong[1] < right[1]
    assert wrong[-1] > wrong[0]


def test_its_curves_fit_the_one_axis_of_steps(axes_of_steps):
    assert len(axes_of_steps) == 1
