import math

import pytest


def test_every_check_passes(values, output):
    assert list(values["checks"].values()) == [True] * 6
    assert "[ ]" not in output


def test_a_softmax_in_the_model_would_be_caught(values):
    assert values["softmax_is_caught"] is True


def test_the_loss_starts_near_log_c_and_falls_at_both_steps(values):
    first, second, third = values["losses"]
    assert first == pytest.approx(math.log(3), abs=0.3)
    assert first > second > third
    assert values["fell_at_both_steps"] is True


def test_the_steps_are_small_enough_for_a_linear_model(values):
    """The loss is convex; each step falls by less than the one before, as it does below the limit of the rate."""
    first, second, third = values["losses"]
    assert 0 < second - third < first - second
