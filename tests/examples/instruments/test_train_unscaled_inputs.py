import math

import numpy as np
import pytest


def test_the_loss_jumps_and_then_stays_at_the_loss_of_guessing(values):
    wrong = values["unscaled_inputs"]["wrong"]
    assert values["log_c"] == pytest.approx(2.302585, abs=1e-6)
    assert values["jumps_then_stays_at_log_c"]
    assert max(wrong["loss"][:5]) > 10 * values["log_c"]
    assert wrong["loss"][-1] == pytest.approx(values["log_c"], abs=0.05)
    assert wrong["fresh_accuracy"][-1] < 0.2


def test_the_reason_is_hidden_units_that_never_fire(values):
    assert values["units_alive_unscaled"] <= 3
    assert values["units_alive"] == 64


def test_scaled_inputs_are_learnt(values):
    right = values["unscaled_inputs"]["right"]
    assert right["loss"][0] == pytest.approx(math.log(10), abs=0.1)
    assert right["loss"][-1] < 0.3
    assert right["fresh_accuracy"][-1] > 0.85


@pytest.mark.parametrize("seed", [1, 2])
def test_a_network_in_numpy_does_the_same(by_hand, seed):
    rng = np.random.default_rng(seed)
    seen, fresh = by_hand.blobs(rng)
    raw = [(np.clip(127.5 + 50 * x, 0, 255), y) for x, y in (seen, fresh)]
    losses, _, accuracies = by_hand.train(*raw, by_hand.cross_entropy, 10, rng, lr=0.1)
    assert losses[-1] == pytest.approx(math.log(10), abs=0.05)
    assert accuracies[-1] < 0.2
    losses, _, _ = by_hand.train(seen, fresh, by_hand.cross_entropy, 10, rng, lr=0.1)
    assert losses[-1] < 0.3


def test_its_curves_fit_the_one_axis_of_steps(axes_of_steps):
    assert len(axes_of_steps) == 1
