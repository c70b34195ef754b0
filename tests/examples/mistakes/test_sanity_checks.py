import math

import pytest


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def softmax(z):
    exponentials = [math.exp(x) for x in z]
    return [e / sum(exponentials) for e in exponentials]


@pytest.mark.parametrize("classes", [3, 10, 1000])
def test_floor_ceiling_and_even_guess(values, classes):
    perfect = [1.0] + [0.0] * (classes - 1)
    assert values["softmax_floor"][str(classes)] == pytest.approx(-math.log(softmax(perfect)[0]), abs=1e-12)
    assert values["softmax_ceiling"][str(classes)] == pytest.approx(-math.log(softmax(perfect)[1]), abs=1e-12)
    assert values["even_guess"][str(classes)] == pytest.approx(-math.log(1 / classes), abs=1e-12)


def test_the_range_with_a_sigmoid_too_many(values):
    positive = [-math.log(sigmoid(p)) for p in (1, 0)]
    negative = [-math.log(1 - sigmoid(p)) for p in (0, 1)]
    assert values["sigmoid_range"]["positive"] == pytest.approx(positive, abs=1e-6)
    assert values["sigmoid_range"]["negative"] == pytest.approx(negative, abs=1e-6)
    assert values["lowest_twice"] == pytest.approx(sigmoid(0), abs=1e-6)
    # whatever probability p the first sigmoid returns for each label, the mean cannot be lower
    grid = [k / 100 for k in range(101)]
    lowest = min(-math.log(sigmoid(p)) - math.log(1 - sigmoid(q)) for p in grid for q in grid) / 2
    assert values["balanced_floor"] == pytest.approx(lowest, abs=1e-6)


def test_the_first_loss_cannot_tell_but_a_perfect_prediction_can(values):
    assert values["expected_first"] == pytest.approx(math.log(10), abs=1e-12)
    for loss in values["first"].values():
        assert loss == pytest.approx(math.log(10), abs=0.2)
    assert values["perfect"]["right"] == pytest.approx(0, abs=1e-6)
    assert values["perfect"]["softmax twice"] == pytest.approx(values["softmax_floor"]["10"], abs=1e-5)
    for name in ("first_loss_is_near_log_c", "first_loss_does_not_tell", "perfect_prediction_tells"):
        assert values[name] is True


def test_the_gradient_that_is_left(values):
    # softmax: (p' - y) through the Jacobian of p; sigmoid: (s' - y) times s (1 - s)
    p = softmax([-5.0, 0.0, 0.0])
    outer = [q - (k == 0) for k, q in enumerate(softmax(p))]
    mean = sum(a * b for a, b in zip(p, outer, strict=True))
    twice = [q * (g - mean) for q, g in zip(p, outer, strict=True)]
    once = [q - (k == 0) for k, q in enumerate(p)]
    assert values["kept_by_softmax"] == pytest.approx(math.hypot(*twice) / math.hypot(*once), rel=1e-3)
    s = sigmoid(-10)
    expected = (1 - sigmoid(s)) * s * (1 - s) / (1 - s)
    assert values["kept_by_sigmoid"] == pytest.approx(expected, rel=1e-3)
