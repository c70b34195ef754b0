"""ko: 회귀 손실의 수식과 기울기는 PyTorch의 값, 자동 미분의 기울기와 같습니다.
en: The formulas and gradients of regression losses equal PyTorch's values and autograd's gradients.
"""

import math

import torch
import torch.nn.functional as F

pred = torch.tensor([[2.5, 0.0], [2.0, 8.0], [-1.0, 0.5]], dtype=torch.float64)  # (N, D)
y = torch.tensor([[3.0, -0.5], [2.1, 5.0], [1.5, 0.2]], dtype=torch.float64)  # (N, D)
v = torch.tensor([[0.5, 1.0], [2.0, 4.0], [0.25, 1.0]], dtype=torch.float64)  # (N, D)
counts = torch.tensor([[3.0, 0.0], [7.0, 5.0], [1.0, 2.0]], dtype=torch.float64)  # (N, D)
delta, beta, q = 1.0, 0.5, 0.9

e, ND = pred - y, pred.numel()
small = e.abs() <= delta
huber = torch.where(small, e**2 / 2, delta * (e.abs() - delta / 2))
smooth = torch.where(e.abs() < beta, e**2 / (2 * beta), e.abs() - beta / 2)


def pinball(x):
    """Quantile loss; PyTorch has none."""
    return torch.maximum(q * (y - x), (q - 1) * (y - x)).mean()


# ko: 이름: (수식의 값, 수식의 기울기, PyTorch)
# en: name: (value of the formula, gradient of the formula, PyTorch)
sheet = {
    "mse": ((e**2).sum() / ND, 2 * e / ND, lambda x: F.mse_loss(x, y)),
    "mae": (e.abs().sum() / ND, e.sign() / ND, lambda x: F.l1_loss(x, y)),
    "huber": (huber.sum() / ND, e.clamp(-delta, delta) / ND, lambda x: F.huber_loss(x, y, delta=delta)),
    "smooth_l1": (smooth.sum() / ND, (e / beta).clamp(-1, 1) / ND, lambda x: F.smooth_l1_loss(x, y, beta=beta)),
    "gaussian_nll": (
        (v.log() + e**2 / v + math.log(2 * math.pi)).sum() / (2 * ND),
        e / (ND * v),
        lambda x: F.gaussian_nll_loss(x, y, v, full=True),
    ),
    "poisson_nll": (
        (pred.exp() - counts * pred).sum() / ND,
        (pred.exp() - counts) / ND,
        lambda x: F.poisson_nll_loss(x, counts),
    ),
    "quantile": (
        torch.where(e < 0, -q * e, (1 - q) * e).sum() / ND,
        torch.where(e < 0, -q, 1 - q).double() / ND,
        pinball,
    ),
}

losses, gradients, agrees = {}, {}, {}
print(f"{'':<14}{'formula':>10}{'torch':>10}   agrees")
for name, (value, gradient, in_torch) in sheet.items():
    x = pred.clone().requires_grad_()
    loss = in_torch(x)
    (by_autograd,) = torch.autograd.grad(loss, x)
    losses[name], gradients[name] = value.item(), gradient.tolist()
    agrees[name] = torch.allclose(value, loss) and torch.allclose(gradient, by_autograd)
    print(f"{name:<14}{value:>10.6f}{loss:>10.6f}   {agrees[name]}")
