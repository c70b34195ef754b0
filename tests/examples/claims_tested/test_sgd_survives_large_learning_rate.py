import math

import pytest
import torch


@pytest.mark.parametrize(("rate", "bound"), [("1", 0.02), ("10", 0.005)])
def test_cross_entropy_ends_low_at_rates_that_look_absurd(values, rate, bound):
    assert 0 < values["cross_entropy_loss"][rate] < bound
    assert values["cross_entropy_step"][rate] is None


def test_it_has_a_limit_all_the_same(values):
    assert values["cross_entropy_loss"]["30"] == values["cross_entropy_loss"]["100"] == math.inf
    assert values["cross_entropy_step"]["30"] == pytest.approx(34, abs=5)
    assert values["cross_entropy_step"]["100"] == pytest.approx(14, abs=1)


def test_squared_error_learns_at_a_tenth_and_diverges_at_a_half(values):
    assert values["mse_loss"]["01"] == pytest.approx(0.0071, abs=1e-3)
    assert values["mse_step"]["01"] is None
    for rate in ("05", "1"):
        assert values["mse_loss"][rate] == math.inf
        assert values["mse_step"][rate] < 10


def test_a_linear_model_bounds_the_gradient_by_the_features(values):
    # Each entry of p - y lies in [-1, 1], so the gradient of the logits has norm at most sqrt(2) a sample.
    torch.manual_seed(0)
    logits = (1e6 * torch.randn(values["N"], values["C"])).requires_grad_()
    targets = torch.zeros(values["N"], dtype=torch.long)
    torch.nn.functional.cross_entropy(logits, targets, reduction="sum").backward()
    assert logits.grad.norm(dim=1).max().item() <= math.sqrt(2) + 1e-6
    assert values["D"] == 50
