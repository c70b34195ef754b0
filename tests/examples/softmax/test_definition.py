import math

import pytest


def by_hand(scores):
    weights = [math.exp(score) for score in scores]
    return [weight / sum(weights) for weight in weights]


# The example is float32, whose step below 1 is 6e-8.
def test_the_probabilities_are_normalised_exponentials(values):
    expected = by_hand([2, 1, 0.1])
    assert values["probs"] == pytest.approx(expected, abs=1e-6)
    assert values["probs_of_torch"] == pytest.approx(expected, abs=1e-6)
    assert [round(p, 4) for p in values["probs"]] == [0.6590, 0.2424, 0.0986]


def test_adding_a_constant_changes_nothing(values):
    assert values["probs_shifted"] == pytest.approx(by_hand([2, 1, 0.1]), abs=1e-6)
    assert values["shift_changes_nothing"] is True


def test_doubling_the_logits_squares_the_weights(values):
    squares = [p * p for p in by_hand([2, 1, 0.1])]
    assert values["probs_doubled"] == pytest.approx([s / sum(squares) for s in squares], abs=1e-6)
    assert max(values["probs_doubled"]) > max(values["probs"])


def test_logits_one_apart_have_probabilities_in_the_ratio_e(values):
    assert values["ratio_of_first_two"] == pytest.approx(math.e, rel=1e-6)
    assert values["exp_of_difference"] == pytest.approx(math.e, rel=1e-6)


def test_the_sum_is_one_within_the_resolution_of_the_dtype(values):
    assert values["float32_step_above_one"] == 2**-23
    assert abs(values["sum_in_float32"] - 1) <= 2 * 2**-23
    assert abs(values["sum_in_float64"] - 1) <= 2 * 2**-52
    assert values["close_to_one"] is True
