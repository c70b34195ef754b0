from math import exp, log

import pytest


def entropy(*shares):
    return -sum(p * log(p) for p in shares)


def sigmoid(z):
    return 1 / (1 + exp(-z))


def focal(z):
    p = sigmoid(z)
    return -((1 - p) ** 2) * log(p)


def focal_slope(z):
    """d/dz of -(1 - p)² log p, by the product rule, with dp/dz = p (1 - p)."""
    p = sigmoid(z)
    return -((1 - p) ** 2) * ((1 - p) - 2 * p * log(p))


def softmax(*logits):
    total = sum(map(exp, logits))
    return [exp(z) / total for z in logits]


def distilled(x):
    teacher, student = softmax(1, 0, 0), softmax(x / 2, 0, 0)
    return 4 * sum(p * log(p / q) for p, q in zip(teacher, student, strict=True))


def smoothed(x):
    return -sum(share * log(q) for share, q in zip((0.9 + 0.1 / 3, 0.1 / 3, 0.1 / 3), softmax(x, 0, 0), strict=True))


def pixels(p, missed, smooth):
    """A mask of two pixels of four; p there and 0 elsewhere: nothing is found outside."""
    return 1 - (2 * p + smooth) / (2 * p + missed * 2 * (1 - p) + smooth)


def one_pixel_slope(false_alarm, missed, smooth):
    """The steepest d/dz for an image of one pixel, by differences, with the mask on and off."""

    def loss(z, there):
        p = sigmoid(z)
        hit = p * there
        return 1 - (hit + smooth) / (hit + false_alarm * (p - hit) + missed * (there - hit) + smooth)

    points = [(step / 100, there) for step in range(-600, 600) for there in (0, 1)]
    return max(abs(loss(z + 1e-5, there) - loss(z - 1e-5, there)) / 2e-5 for z, there in points)


CURVES = {
    "info-nce": lambda c: log(1 + 2 * exp(-c / 0.1)),
    "nt-xent": lambda c: log(1 + 2 * exp(-c / 0.5)),
    "language-model-loss": lambda x: -log(softmax(x, 0, 0)[0]),
    "dice-loss": lambda p: 1 - (2 * 2 * p + 1) / (2 * p + 2 + 1),
    "tversky-loss": lambda p: pixels(p, 0.7, 1),
    "focal-loss-per-pixel": focal,
    "quantile-loss": lambda x: -0.9 * x if x < 0 else 0.1 * x,
    "asymmetric-loss": lambda x: (4 if x < 0 else 1) * x * x,
    "ordinal-loss": lambda x: (-log(sigmoid(x + 1)) - log(1 - sigmoid(x - 1))) / 2,  # the mean of two questions
    "distillation": distilled,
    "weighted-smoothing": smoothed,
}
PIXELS = 16
# floor, ceiling, bound of the gradient, divisor
FACTS = {
    "info-nce": (log(1 + 2 * exp(-20)), log(1 + 2 * exp(20)), None, "samples"),
    "nt-xent": (log(1 + 2 * exp(-4)), log(1 + 2 * exp(4)), None, "views"),
    "language-model-loss": (0, None, 1, "tokens"),
    "dice-loss": (0, 1 - 1 / (PIXELS + 1), one_pixel_slope(0.5, 0.5, 0.5), "masks"),  # the mask is the whole image
    "tversky-loss": (0, 1 - 1 / (0.7 * PIXELS + 1), one_pixel_slope(0.3, 0.7, 1), "masks"),
    "focal-loss-per-pixel": (0, None, max(-focal_slope(step / 1000) for step in range(-6000, 6000)), "elements"),
    "quantile-loss": (0, None, 0.9, "elements"),
    "asymmetric-loss": (0, None, None, "elements"),
    "ordinal-loss": (0, None, 1, "elements"),
    "distillation": (0, None, 2, "samples"),  # T² from the factor, 1 / T from the chain rule
    "weighted-smoothing": (entropy(0.9 + 0.1 / 3, 0.1 / 3, 0.1 / 3), None, 3 * (1 - 0.1 / 3), "weights"),
}

GRIDDED = ("dice-loss", "tversky-loss")  # the example tries sixty probabilities


def test_every_point_of_every_curve_is_that_of_the_formula(values):
    assert set(values["built_curves"]) == set(CURVES)
    for name, formula in CURVES.items():
        curve = values["built_curves"][name]
        assert len(curve["x"]) == 49
        assert curve["loss"] == pytest.approx([formula(x) for x in curve["x"]], abs=1e-9), name


def test_range_gradient_and_divisor_are_those_of_the_formulas(values):
    assert set(values["built_facts"]) == set(FACTS)
    for name, expected in FACTS.items():
        facts = values["built_facts"][name]
        for what, number in zip(("floor", "ceiling", "steepest"), expected, strict=False):
            gridded = name in GRIDDED and what == "steepest"
            wanted = None if number is None else pytest.approx(number, rel=1e-3 if gridded else 1e-5, abs=2e-12)
            assert facts[what] == wanted, (name, what)
        assert facts["divides_by"] == expected[3], name


def test_a_confident_wrong_pixel_has_more_than_the_slope_of_cross_entropy(values):
    assert 1 < values["built_facts"]["focal-loss-per-pixel"]["steepest"] < 1.2
