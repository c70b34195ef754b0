"""ko: BCELoss는 확률을 받고 로그를 -100에서 자르므로, 손실은 100을 넘지 않습니다.
en: BCELoss takes probabilities and clamps the logarithm at -100, so no element costs more than 100.
"""

import inspect

import torch
import torch.nn.functional as F
from torch import nn

torch.set_default_dtype(torch.float64)
p = torch.tensor([[0.9, 0.4], [0.2, 0.7]])  # (N, K) probabilities
y = torch.tensor([[1.0, 0.0], [0.0, 1.0]])  # (N, K)
signature = inspect.signature(nn.BCELoss).parameters
arguments = [name for name in signature if name not in ("size_average", "reduce")]
print("arguments", arguments)

weight = torch.tensor([1.0, 3.0])  # ko: 열마다 하나  # en: one for each column
losses = {
    "default": F.binary_cross_entropy(p, y).item(),
    "weight": F.binary_cross_entropy(p, y, weight=weight).item(),
    "sum": F.binary_cross_entropy(p, y, reduction="sum").item(),
}
divisor = losses["sum"] / losses["default"]
divisor_weighted = F.binary_cross_entropy(p, y, weight=weight, reduction="sum").item() / losses["weight"]
for name, value in losses.items():
    print(f"{name:<10}{value:.4f}")
print(f"divisor {divisor:.0f}, with weight {divisor_weighted:.0f}")

# ko: 시작값, 하한(0과 1인 타깃, 0.3인 타깃), 상한과 기울기.
# en: Start, floor (targets of 0 and 1, a target of 0.3), ceiling and gradient.
starts_at = F.binary_cross_entropy(torch.full((4,), 0.5), y.flatten()).item()
floor = F.binary_cross_entropy(y, y).item()
soft = torch.tensor([0.3])
floor_soft = F.binary_cross_entropy(soft, soft).item()
certain_and_wrong = torch.tensor([0.0], requires_grad=True)
worst = F.binary_cross_entropy(certain_and_wrong, torch.tensor([1.0]))
ceiling = worst.item()
gradient_at_ceiling = torch.autograd.grad(worst, certain_and_wrong)[0].item()
print(f"starts at {starts_at:.4f}   floor {floor:.4f}, soft {floor_soft:.4f}   ceiling {ceiling:.0f}", end="   ")
print(f"gradient there {gradient_at_ceiling:.0e}")

# ko: 오류 없이 틀리는 경우.
# en: Wrong without an error.
swapped = F.binary_cross_entropy(y, p).item()
saturated = torch.tensor([20.0], dtype=torch.float32, requires_grad=True)
loss = F.binary_cross_entropy(torch.sigmoid(saturated), torch.zeros(1, dtype=torch.float32))
saturated_loss = loss.item()
saturated_gradient = torch.autograd.grad(loss, saturated)[0].item()
by_sample = F.binary_cross_entropy(p, y, weight=weight[:, None]).item()
print(f"arguments swapped {swapped:.2f}   logit 20, target 0: {saturated_loss:.0f}, gradient {saturated_gradient:.0f}")
print(f"weight by column {losses['weight']:.4f}, by sample {by_sample:.4f}")

# ko: 확률 x에 대한 곡선.
# en: Curves over the probability x.
x = torch.linspace(0.05, 0.95, 91, requires_grad=True)
loss_curves = {"x": x.tolist(), "loss": {}, "gradient": {}}
for target in (1.0, 0.3, 0.0):
    each = F.binary_cross_entropy(x, torch.full_like(x, target), reduction="none")
    loss_curves["loss"][f"target={target}"] = each.tolist()
    loss_curves["gradient"][f"target={target}"] = torch.autograd.grad(each.sum(), x)[0].tolist()
