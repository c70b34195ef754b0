import math

import pytest
import torch
from torch import nn
from torch.nn.modules.loss import _Loss

LEAST_VARIANCE = 1e-6  # eps of GaussianNLLLoss
CUT_LOG, CUT_PROBABILITY = 100, 1e-12  # of BCELoss
C = 3
# From the formulas: floor, ceiling and bound of the gradient; None where there is none.
EXPECTED = {
    "MSELoss": (0, None, None, "elements"),
    "L1Loss": (0, None, 1, "elements"),
    "SmoothL1Loss": (0, None, 1, "elements"),
    "HuberLoss": (0, None, 1, "elements"),
    "PoissonNLLLoss": (None, None, None, "elements"),
    "GaussianNLLLoss": (math.log(LEAST_VARIANCE) / 2, None, None, "elements"),
    "CrossEntropyLoss": (0, None, 1, "weights"),
    "NLLLoss": (0, None, 1, "weights"),
    "KLDivLoss": (0, None, 1, "elements"),
    "BCELoss": (0, CUT_LOG, 1 / CUT_PROBABILITY, "elements"),
    "BCEWithLogitsLoss": (0, None, 1, "elements"),
    "LinearCrossEntropyLoss": (0, None, 1, "weights"),
    "HingeEmbeddingLoss": (0, None, 1, "elements"),
    "MultiMarginLoss": (0, None, (C - 1) / C, "samples"),
    "MultiLabelMarginLoss": (0, None, (C - 1) / C, "samples"),
    "SoftMarginLoss": (0, None, 1, "elements"),
    "MultiLabelSoftMarginLoss": (0, None, 1 / C, "samples"),
    "MarginRankingLoss": (0, None, 1, "elements"),
    "CosineEmbeddingLoss": (0, 2, None, "samples"),
    "TripletMarginLoss": (0, None, 2, "samples"),
    "TripletMarginWithDistanceLoss": (0, None, 2, "samples"),
    "CTCLoss": (0, None, 1, "lengths"),
    "AdaptiveLogSoftmaxWithLoss": (0, None, 1, "samples"),
}


def test_range_gradient_and_divisor_are_those_of_the_formulas(values):
    assert set(values["torch_facts"]) == set(EXPECTED)
    for name, expected in EXPECTED.items():
        facts = values["torch_facts"][name]
        for what, number in zip(("floor", "ceiling", "steepest"), expected, strict=False):
            wanted = None if number is None else pytest.approx(number, rel=1e-5, abs=1e-9)
            assert facts[what] == wanted, (name, what)
        assert facts["divides_by"] == expected[3], name


def test_the_classes_are_those_that_torch_derives_from_its_base_of_losses(values):
    derived = {one.__name__ for one in vars(nn).values() if isinstance(one, type) and issubclass(one, _Loss)}
    assert derived <= set(values["torch_classes"])
    assert set(values["torch_classes"]) - derived <= {"AdaptiveLogSoftmaxWithLoss", "NLLLoss2d"}
    assert set(values["torch_facts"]) == set(values["torch_classes"]) - {"NLLLoss2d"}


def test_every_function_by_which_a_class_computes_is_listed(values):
    squashed = {name.replace("_", "").removesuffix("loss") for name in values["torch_functions"]}
    spelt = {"BCELoss": "binarycrossentropy", "BCEWithLogitsLoss": "binarycrossentropywithlogits"}
    without = {"AdaptiveLogSoftmaxWithLoss"}
    for name in set(values["torch_facts"]) - without:
        assert spelt.get(name, name.removesuffix("Loss").lower()) in squashed, name
    assert len(squashed) == len(values["torch_facts"]) - len(without)


def mean(name, *inputs, **options):
    return getattr(nn, name)(**options)(*inputs).item()


def test_divisors_by_hand():
    x, weight = torch.tensor([[2.0, 0.0, 1.0], [0.0, 4.0, 1.0]]), torch.tensor([1.0, 2.0, 5.0])
    zero, index = torch.zeros(2, 3), torch.tensor([0, 1])
    log_p = x.log_softmax(dim=1)
    assert mean("L1Loss", x, zero) == pytest.approx((2 + 1 + 4 + 1) / 6)
    assert mean("NLLLoss", log_p, index, weight=weight) == pytest.approx(
        -(log_p[0, 0].item() + 2 * log_p[1, 1].item()) / (1 + 2)
    )
    # 1 - 2 + 1 for the third class of the first sample only, by C and by N
    assert mean("MultiMarginLoss", x, index, margin=1.5, weight=weight) == pytest.approx(0.5 / 3 / 2)
    frames = torch.tensor([[0.2, 0.8], [0.5, 0.5]]).log()[:, None].expand(2, 2, 2)
    # the first sample says label 1 once in two frames, the second says nothing
    said = -math.log(0.8 * 0.5 + 0.2 * 0.5 + 0.8 * 0.5)
    found = mean("CTCLoss", frames, torch.tensor([[1], [1]]), torch.tensor([2, 2]), torch.tensor([1, 1]))
    assert found == pytest.approx(said, rel=1e-6)


def test_the_softest_slopes_stay_below_the_bound(values):
    """Differences instead of derivatives, at inputs of the test's own."""
    torch.manual_seed(1)
    step = 1e-5
    for name in ("SmoothL1Loss", "HuberLoss", "L1Loss"):
        x = torch.randn(500, dtype=torch.float64) * 20
        loss = getattr(nn, name)(reduction="none")
        slopes = (loss(x + step, 0 * x) - loss(x - step, 0 * x)).abs() / (2 * step)
        assert slopes.max().item() == pytest.approx(values["torch_facts"][name]["steepest"], rel=1e-6)


def test_one_class_of_kl_divergence_can_be_negative_and_a_distribution_cannot(values):
    shares = [step / 1000 for step in range(1, 1000)]
    lowest = min(p * math.log(p / q) for p in shares for q in (0.01, 0.5, 0.99, 1.0))
    assert values["lowest_class_of_kl"] == pytest.approx(lowest, abs=1e-6)
    assert values["torch_facts"]["KLDivLoss"]["floor"] == 0
