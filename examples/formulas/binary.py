"""ko: 이진 분류 손실의 수식과 기울기는 PyTorch의 값, 자동 미분의 기울기와 같습니다.
en: The formulas and gradients of binary losses equal PyTorch's values and autograd's gradients.
"""

import torch
import torch.nn.functional as F

z = torch.tensor([[2.0, -1.0], [0.5, 3.0], [-4.0, 0.1]], dtype=torch.float64)  # (N, K)
y = torch.tensor([[1.0, 0.0], [0.0, 1.0], [1.0, 0.0]], dtype=torch.float64)  # (N, K)
w = torch.tensor([3.0, 0.5], dtype=torch.float64)  # (K,)
gamma, NK = 2.0, z.numel()

p = 1 / (1 + torch.exp(-z))
p_y = torch.where(y == 1, p, 1 - p)  # ko: 정답의 확률  # en: probability of the truth
sign = 1 - 2 * y
stable = z.clamp(min=0) - z * y + torch.log1p(torch.exp(-z.abs()))


def focal(logits):
    """Binary focal loss; PyTorch has none."""
    bce = F.binary_cross_entropy_with_logits(logits, y, reduction="none")
    return ((1 - torch.exp(-bce)) ** gamma * bce).mean()


def dice(logits):
    """Soft Dice loss of each row, then the mean; PyTorch has none."""
    prob = torch.sigmoid(logits)
    return (1 - 2 * (prob * y).sum(1) / (prob + y).sum(1)).mean()


both, total = (p * y).sum(1, keepdim=True), (p + y).sum(1, keepdim=True)  # (N, 1)
# ko: 이름: (수식의 값, 수식의 기울기, PyTorch, 미분하는 입력)
# en: name: (value of the formula, gradient of the formula, PyTorch, what it is differentiated by)
sheet = {
    "sigmoid": (p.sum(), p * (1 - p), lambda x: torch.sigmoid(x).sum(), z),
    "bce": (
        -(y * p.log() + (1 - y) * (1 - p).log()).sum() / NK,
        (p - y) / (p * (1 - p)) / NK,
        lambda x: F.binary_cross_entropy(x, y),
        p,
    ),
    "bce_with_logits": (stable.sum() / NK, (p - y) / NK, lambda x: F.binary_cross_entropy_with_logits(x, y), z),
    "pos_weight": (
        -(w * y * p.log() + (1 - y) * (1 - p).log()).sum() / NK,
        ((1 - y) * p - w * y * (1 - p)) / NK,
        lambda x: F.binary_cross_entropy_with_logits(x, y, pos_weight=w),
        z,
    ),
    "focal": (
        -((1 - p_y) ** gamma * p_y.log()).sum() / NK,
        sign * (1 - p_y) ** gamma * (1 - p_y - gamma * p_y * p_y.log()) / NK,
        focal,
        z,
    ),
    "dice": (
        (1 - 2 * both / total).mean(),
        -2 * (y * total - both) / total**2 * p * (1 - p) / len(z),
        dice,
        z,
    ),
}

losses, gradients, agrees = {}, {}, {}
print(f"{'':<17}{'formula':>10}{'torch':>10}   agrees")
for name, (value, gradient, in_torch, inputs) in sheet.items():
    x = inputs.clone().requires_grad_()
    loss = in_torch(x)
    (by_autograd,) = torch.autograd.grad(loss, x)
    losses[name], gradients[name] = value.item(), gradient.tolist()
    agrees[name] = torch.allclose(value, loss) and torch.allclose(gradient, by_autograd)
    print(f"{name:<17}{value:>10.6f}{loss:>10.6f}   {agrees[name]}")

# ko: pos_weight를 쓴 모델의 확률을 되돌리려면 로짓에서 log w를 뺍니다.
# en: Subtracting log w from the logit undoes pos_weight.
p_true = torch.tensor([0.1, 0.5, 0.9], dtype=torch.float64)
p_shifted = 9 * p_true / (9 * p_true + 1 - p_true)  # ko: w = 9일 때의 최적 확률  # en: optimum for w = 9
undone = torch.sigmoid(torch.logit(p_shifted) - torch.tensor(9.0, dtype=torch.float64).log())
shift_undoes_pos_weight = torch.allclose(undone, p_true)

# ko: 정답 확률이 1로 반올림되면 0의 0.5제곱을 미분하게 되어 기울기가 NaN입니다.
# en: Where the probability of the truth rounds to one, the derivative is that of the square root of zero: NaN.
sure = torch.tensor([100.0], dtype=torch.float64, requires_grad=True)
sure_bce = F.binary_cross_entropy_with_logits(sure, torch.ones_like(sure), reduction="none")
((1 - torch.exp(-sure_bce)) ** 0.5 * sure_bce).mean().backward()
small_gamma_is_nan = sure.grad.isnan().item()
print(f"focal, gamma 0.5, logit 100: gradient {sure.grad.item()}")

# ko: 그림: 정답이 1인 샘플의 로짓과 손실
# en: Figure: the loss of a positive sample over its logit
grid = torch.linspace(-4, 4, 81, dtype=torch.float64)
bce = F.softplus(-grid)
columns = torch.stack([grid, bce, 3 * bce, (1 - torch.exp(-bce)) ** gamma * bce], dim=1)  # (81, 4)
curves = columns.tolist()
