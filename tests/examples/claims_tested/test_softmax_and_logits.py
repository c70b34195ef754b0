import math

import pytest


def losses(probs):
    """Loss of the first class from its probability, and of a second softmax over the probabilities."""
    return -math.log(probs[0]), math.log(sum(math.exp(p) for p in probs)) - probs[0]


def spread(p_true, classes, evenness):
    """The rest of the probability over the other classes: on one class at 0, evenly at 1."""
    rest = [evenness**k for k in range(classes - 1)]
    return [p_true, *((1 - p_true) * r / sum(rest) for r in rest)]


@pytest.mark.parametrize("evenness", [0.0, 0.3, 0.9, 1.0])
@pytest.mark.parametrize("classes", [2, 3, 10, 100])
def test_the_second_softmax_shrinks_the_loss_below_the_limit_and_raises_it_above_one_half(values, classes, evenness):
    limit = 1 / (math.e + classes - 1)
    for k in range(1, 100):
        once, twice = losses(spread(limit * k / 100, classes, evenness))
        assert twice < once
        once, twice = losses(spread(0.5 + k / 200, classes, evenness))
        assert twice > once
    assert values["smaller_below_the_limit"]
    assert values["larger_above_one_half"]


def test_limit_and_floor_for_ten_classes(values):
    assert values["limit"] == pytest.approx(1 / (math.e + 9))
    certain = [1.0] + [0.0] * 9
    assert values["floor_of_twice"] == pytest.approx(losses(certain)[1])


def test_log_softmax_is_idempotent_and_softmax_is_not(values):
    assert values["log_softmax_twice_is_once"]
    assert not values["softmax_twice_is_once"]


def test_the_sigmoid_is_a_softmax_of_two(values):
    for z in (-3.0, 0.0, 2.5):
        assert math.exp(z) / (math.exp(0) + math.exp(z)) == pytest.approx(1 / (1 + math.exp(-z)))
    assert values["sigmoid_is_softmax"]
    assert values["both_losses_agree"]


def test_softmax_underflows_where_float32_ends(values):
    smallest = 2.0**-149  # the smallest positive float32
    gap = values["zero_from_gap"]
    assert math.exp(-gap) < smallest / 2 < math.exp(-(gap - 1))
    assert values["still_positive_in_float64"]
