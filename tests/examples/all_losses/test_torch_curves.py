from math import cos, exp, log

import pytest


def log_p(x):
    """Of the class whose logit is x, with two others at 0."""
    return x - log(exp(x) + 2)


def spoken(x):
    """The probability that CTC gives one label in three frames: blanks may stand around its run."""
    p, blank = exp(x) / (exp(x) + 2), 1 / (exp(x) + 2)
    return 3 * p * blank**2 + 2 * p**2 * blank + p**3


def kl(p):
    return 0.7 * log(0.7 / p) + 0.3 * log(0.3 / (1 - p))


def huber(x):
    return x * x / 2 if abs(x) <= 1 else abs(x) - 0.5


EXPECTED = {
    "MSELoss": lambda x: x * x,
    "L1Loss": abs,
    "SmoothL1Loss": huber,
    "HuberLoss": huber,
    "PoissonNLLLoss": lambda x: exp(x) - 3 * x,
    "GaussianNLLLoss": lambda x: x * x / 2,
    "CrossEntropyLoss": lambda x: -log_p(x),
    "NLLLoss": lambda x: -x,
    "KLDivLoss": kl,
    "BCELoss": lambda p: -log(p),
    "BCEWithLogitsLoss": lambda x: log(1 + exp(-x)),
    "LinearCrossEntropyLoss": lambda x: -log_p(x),
    "HingeEmbeddingLoss": lambda x: max(0, 1 - x),
    "MultiMarginLoss": lambda x: 2 * max(0, 1 - x) / 3,
    "MultiLabelMarginLoss": lambda x: 2 * max(0, 1 - x) / 3,
    "SoftMarginLoss": lambda x: log(1 + exp(-x)),
    "MultiLabelSoftMarginLoss": lambda x: (log(1 + exp(-x)) + 2 * log(2)) / 3,
    "MarginRankingLoss": lambda x: max(0, -x),
    "CosineEmbeddingLoss": lambda angle: 1 - cos(angle),
    "TripletMarginLoss": lambda x: max(0, x - 2 + 1),
    "TripletMarginWithDistanceLoss": lambda x: max(0, x - 2 + 1),
    "CTCLoss": lambda x: -log(spoken(x)),
    "AdaptiveLogSoftmaxWithLoss": lambda x: -log_p(x),
}


def test_every_point_of_every_curve_is_that_of_the_formula(values):
    assert set(values["torch_curves"]) == set(EXPECTED)
    for name, formula in EXPECTED.items():
        curve = values["torch_curves"][name]
        assert len(curve["x"]) == len(curve["loss"]) == 49
        assert curve["x"] == sorted(curve["x"])
        # torch adds 1e-6 to each difference of TripletMarginLoss
        assert curve["loss"] == pytest.approx([formula(x) for x in curve["x"]], abs=3e-6), name


def test_the_axes_have_room_around_what_the_curves_show(values):
    curves = values["torch_curves"]
    assert (curves["MSELoss"]["x"][0], curves["MSELoss"]["x"][-1]) == (-3, 3)
    assert curves["NLLLoss"]["x"][-1] == 0
    assert (curves["BCELoss"]["x"][0], curves["BCELoss"]["x"][-1]) == pytest.approx((0.01, 0.99))
    assert curves["CosineEmbeddingLoss"]["x"][-1] == pytest.approx(3.14159265)
    assert curves["TripletMarginLoss"]["x"][-1] == 3
