import statistics

import pytest


def test_focal_loss_ends_where_cross_entropy_does(values):
    mean = {gamma: statistics.mean(row) for gamma, row in values["reached"].items()}
    assert values["mean"] == pytest.approx(mean)
    assert set(mean) == {"0", "1", "2"}
    assert values["alike"] is (max(mean.values()) - min(mean.values()) < 0.05) is True
    assert mean["0"] > 0.5  # cross-entropy has learned
    assert list(values["compared"].values()) == list(values["reached"].values())


def test_probabilities_move_towards_one_half(values):
    shares = [statistics.mean(values["unsure"][gamma]) for gamma in ("0", "1", "2")]
    assert values["less_sure"] is (shares[0] < shares[1] < shares[2]) is True


def test_minimising_the_expected_loss_explains_it():
    # a pixel that belongs to an object with probability 0.1: the best prediction, on a grid
    grid = [i / 1000 for i in range(1, 1000)]

    def best(gamma):
        from math import log

        return min(grid, key=lambda p: 0.1 * (1 - p) ** gamma * -log(p) + 0.9 * p**gamma * -log(1 - p))

    assert best(0) == pytest.approx(0.1)
    assert best(0) < best(1) < best(2) < 0.5
