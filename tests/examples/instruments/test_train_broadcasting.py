import math

import numpy as np
import pytest


def test_the_floor_is_the_least_loss_of_a_constant(values):
    share = values["broadcasting"]["shares"][1]
    constants = [k / 10_000 for k in range(1, 10_000)]
    least = min(-(share * math.log(p) + (1 - share) * math.log(1 - p)) for p in constants)
    assert values["floor"] == pytest.approx(least, abs=1e-6)
    assert sum(values["broadcasting"]["shares"]) == pytest.approx(1)


def test_the_wrong_training_stays_just_above_the_floor_at_the_majority(values):
    record, floor = values["broadcasting"], values["floor"]
    assert values["stays_above_the_floor"]
    assert floor < record["wrong"]["loss"][-1] < floor + 0.02
    assert record["wrong"]["accuracy"][-1] == pytest.approx(max(record["shares"]), abs=0.03)


def test_the_right_training_learns(values):
    right = values["broadcasting"]["right"]
    assert right["loss"][0] == pytest.approx(math.log(2), abs=0.05)
    # Untrained logits lie on both sides of the threshold of zero: not all predictions are the majority class.
    assert right["accuracy"][0] != pytest.approx(max(values["broadcasting"]["shares"]), abs=0.02)
    assert right["loss"][-1] < 0.1
    assert right["fresh_accuracy"][-1] > 0.95


@pytest.mark.parametrize("seed", [1, 2])
def test_a_network_in_numpy_does_the_same(by_hand, seed):
    rng = np.random.default_rng(seed)
    rule = rng.normal(size=20)

    def draw():
        x = rng.normal(size=(1000, 20))
        return x, (x @ rule > 0.5 * np.linalg.norm(rule)).astype(float)

    seen, fresh = draw(), draw()
    share = seen[1].mean()
    entropy = -(share * math.log(share) + (1 - share) * math.log(1 - share))
    wrong, _, accuracies = by_hand.train(seen, fresh, by_hand.every_label, 1, rng, lr=0.5)
    assert entropy < wrong[-1] < entropy + 0.05
    assert accuracies[-1] == pytest.approx(1 - fresh[1].mean(), abs=0.05)
    right, _, accuracies = by_hand.train(seen, fresh, by_hand.own_label, 1, rng, lr=0.5)
    assert right[-1] < 0.15
    assert accuracies[-1] > 0.93


def test_its_curves_fit_the_one_axis_of_steps(axes_of_steps):
    assert len(axes_of_steps) == 1
