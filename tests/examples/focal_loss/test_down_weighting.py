import math

import pytest
import torch


def reference(p, gamma):
    """Focal loss of a logit, through torch."""
    z = torch.logit(torch.tensor(p, dtype=torch.float64))
    bce = torch.nn.functional.binary_cross_entropy_with_logits(z, torch.ones_like(z))
    return (torch.sigmoid(-z) ** gamma * bce).item()


def test_the_loss_falls_by_one_over_the_squared_rest(values):
    assert values["times_lower_at_90_percent"] == pytest.approx(100, abs=1e-6)
    assert values["times_lower_at_96_8_percent"] == pytest.approx(1 / 0.032**2, abs=1e-6)
    assert values["times_lower_at_96_8_percent"] == pytest.approx(976.5625, abs=1e-6)
    assert values["times_lower_at_50_percent"] == pytest.approx(4, abs=1e-9)
    assert values["times_lower_at_10_percent"] == pytest.approx(1 / 0.81, abs=1e-9)
    assert values["share_kept_at_10_percent"] == pytest.approx(0.81, abs=1e-9)


def test_an_easy_sample_keeps_a_hundredth(values):
    assert values["cross_entropy_at_90_percent"] == pytest.approx(math.log(10) - math.log(9), abs=1e-9)
    assert values["focal_at_90_percent"] == pytest.approx(0.00105361, abs=1e-8)


def test_the_gap_between_hard_and_easy_grows_81_fold(values):
    assert values["easy_per_hard_cross_entropy"] == pytest.approx(math.log(0.1) / math.log(0.9), rel=1e-9)
    assert values["easy_per_hard_focal"] == pytest.approx(81 * math.log(0.1) / math.log(0.9), rel=1e-9)


def test_the_table_agrees_with_torch(values):
    assert values["gammas"] == [0, 0.5, 1, 2, 5]
    assert values["probabilities"] == [0.1, 0.5, 0.9, 0.968]
    for p, row in zip(values["probabilities"], values["table"], strict=True):
        assert row == pytest.approx([reference(p, gamma) for gamma in values["gammas"]], abs=1e-9)


def test_with_a_larger_gamma_the_hard_sample_dominates_a_hundred_easy_ones(values):
    for gamma, share in values["hard_share"].items():
        hard, easy = reference(0.1, float(gamma)), 100 * reference(0.9, float(gamma))
        assert share == pytest.approx(hard / (hard + easy), abs=1e-9)
    shares = list(values["hard_share"].values())
    assert shares == sorted(shares)
    assert shares[0] < 0.2
    assert values["hard_share"]["2"] > 0.9


@pytest.mark.parametrize(("name", "gamma"), [("gamma_0", 0), ("gamma_1", 1), ("gamma_2", 2), ("gamma_5", 5)])
def test_each_curve_falls_from_its_formula_to_zero(values, name, gamma):
    points = values["curves"][name]
    assert [p for p, _ in points] == pytest.approx([i / 100 for i in range(1, 101)])
    assert [loss for _, loss in points[:-1]] == pytest.approx([reference(p, gamma) for p, _ in points[:-1]], abs=1e-9)
    assert points[-1] == [1, 0]
    losses = [loss for _, loss in points]
    assert losses == sorted(losses, reverse=True)


def test_a_larger_gamma_never_gives_a_larger_loss(values):
    curves = values["curves"]
    for points in zip(*curves.values(), strict=True):
        losses = [loss for _, loss in points]
        assert losses == sorted(losses, reverse=True)


@pytest.mark.parametrize(("name", "gamma"), [("cross_entropy", 0), ("focal", 2)])
def test_the_ratio_of_the_gradients_is_that_of_autograd(values, name, gamma):
    gradients = []
    for p in (0.1, 0.9):
        z = torch.logit(torch.tensor(p, dtype=torch.float64)).requires_grad_()
        (torch.sigmoid(-z) ** gamma * -torch.nn.functional.logsigmoid(z)).backward()
        gradients.append(z.grad.item())
    assert values[f"easy_gradients_per_hard_{name}"] == pytest.approx(gradients[0] / gradients[1], rel=1e-9)
