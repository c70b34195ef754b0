import math

import pytest


def test_training_starts_near_the_loss_of_guessing(values):
    assert values["C"] == 7
    assert values["D"] == 50
    assert values["loss_first"] == pytest.approx(math.log(7), abs=0.1)
    assert values["loss_first"] == pytest.approx(1.9624, abs=1e-3)


def test_the_loss_falls_to_a_twentieth(values):
    assert len(values["loss_before_step"]) == 200
    assert values["loss_last"] == pytest.approx(0.0903, rel=1e-2)
    assert values["loss_last"] == values["loss_before_step"][-1] == values["loss"]
    at = values["loss_at_step"]
    assert list(at) == ["0", "50", "100", "150", "199"]
    assert list(at.values()) == pytest.approx([1.9624, 1.0734, 0.4043, 0.1731, 0.0903], rel=1e-2)


def test_the_loss_is_recorded_before_the_step(values):
    # the model has made one more step when it is evaluated
    assert values["train_loss"] < values["loss_last"]
    assert values["train_loss"] == pytest.approx(values["loss_last"], rel=0.03)


def test_every_training_sample_is_right_but_one_in_five_fresh_ones_is_wrong(values):
    assert values["train_accuracy"] == 1.0
    assert values["fresh_accuracy"] == pytest.approx(0.8112, abs=0.005)


def test_the_fresh_loss_is_five_times_the_training_loss(values):
    assert values["fresh_loss"] == pytest.approx(0.4843, rel=1e-2)
    assert 5 < values["fresh_loss"] / values["train_loss"] < 6


def test_confidence_on_fresh_data_lies_between_guessing_and_certainty(values):
    assert 1 / 7 < values["fresh_confidence"] < 1
    assert values["fresh_confidence"] == pytest.approx(0.770, abs=0.005)
