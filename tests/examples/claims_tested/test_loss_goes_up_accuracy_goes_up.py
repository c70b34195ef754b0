import math

import pytest


def test_by_hand_both_go_up(values):
    before = -(math.log(0.55) + math.log(0.45)) / 2
    after = -(9 * math.log(0.9) + math.log(1e-6)) / 10
    assert values["loss_before"] == pytest.approx(before, abs=1e-6)
    assert values["loss_after"] == pytest.approx(after, abs=1e-6)
    assert (values["accuracy_before"], values["accuracy_after"]) == (0.5, 0.9)


def test_one_sample_makes_up_most_of_the_loss(values):
    share = math.log(1e6) / (math.log(1e6) - 9 * math.log(0.9))
    assert values["share_of_one_sample"] == pytest.approx(share, abs=1e-6)


def test_over_fitting_raises_the_test_loss(values):
    loss = values["test_loss"]
    assert loss["50"] < loss["150"] < loss["600"]
    assert loss["50"] == pytest.approx(0.4709, rel=1e-2)
    assert loss["600"] == pytest.approx(0.5880, rel=1e-2)
    assert values["loss_rise"] == loss["600"] - loss["50"] > 0.1


def test_the_test_accuracy_does_not_fall_with_it(values):
    accuracy = values["test_accuracy"]
    for step in ("50", "150", "600"):
        assert accuracy[step] == pytest.approx(0.808, abs=0.005)
    assert values["accuracy_rise"] == pytest.approx(accuracy["600"] - accuracy["50"], abs=1e-12)
    assert values["accuracy_rise"] > -0.005
