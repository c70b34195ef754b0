import math

import numpy as np
import pytest


@pytest.fixture
def record(values):
    return values["softmax_twice"]


def test_the_floor_is_the_loss_of_certainty_seen_through_a_second_softmax(values):
    scores = [1.0] + 9 * [0.0]  # softmax of endless logits
    assert values["floor"] == pytest.approx(-1 + math.log(sum(map(math.exp, scores))), abs=1e-12)


def test_the_wrong_training_stops_above_the_floor_and_the_right_one_passes_it(values, record):
    floor = values["floor"]
    assert values["stays_above_the_floor"]
    assert floor < record["wrong"]["loss"][-1] < floor + 0.2
    assert record["right"]["loss"][-1] < 0.1 < floor


def test_accuracy_hides_the_mistake(record):
    assert record["right"]["fresh_accuracy"][-1] > 0.9
    assert record["wrong"]["fresh_accuracy"][-1] > 0.8


def test_both_begin_near_log_c_and_have_a_value_for_every_fourth_step(record):
    for side in ("right", "wrong"):
        assert record[side]["loss"][0] == pytest.approx(math.log(10), abs=0.05)
        assert {len(values) for values in record[side].values()} == {240 // record["every"] + 1}


@pytest.mark.parametrize("seed", [1, 2])
def test_a_network_in_numpy_does_the_same(by_hand, values, seed):
    rng = np.random.default_rng(seed)
    seen, fresh = by_hand.blobs(rng)
    losses, _, accuracies = by_hand.train(seen, fresh, by_hand.softmax_first, 10, rng, lr=0.5)
    floor = values["floor"]
    assert floor < min(losses) < floor + 0.25
    assert accuracies[-1] > 0.75
    losses, _, _ = by_hand.train(seen, fresh, by_hand.cross_entropy, 10, rng, lr=0.5)
    assert losses[-1] < 0.15


def test_its_curves_fit_the_one_axis_of_steps(axes_of_steps):
    assert len(axes_of_steps) == 1
