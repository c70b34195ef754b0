"""ko: BCEWithLogitsLoss는 로짓을 받고, 가중치가 있어도 mean은 원소 수로 나눕니다.
en: BCEWithLogitsLoss takes logits, and its mean divides by the number of elements, weights or not.
"""

import inspect

import torch
import torch.nn.functional as F
from torch import nn

torch.set_default_dtype(torch.float64)
z = torch.tensor([[2.0, -0.5], [-1.5, 1.0]])  # (N, K) logits
y = torch.tensor([[1.0, 0.0], [1.0, 1.0]])  # (N, K)
signature = inspect.signature(nn.BCEWithLogitsLoss).parameters
arguments = [name for name in signature if name not in ("size_average", "reduce")]
print("arguments", arguments)

bce = F.binary_cross_entropy_with_logits
weight = torch.tensor([1.0, 3.0])  # ko: 열마다 하나  # en: one for each column
losses = {
    "default": bce(z, y).item(),
    "weight": bce(z, y, weight=weight).item(),
    "pos_weight": bce(z, y, pos_weight=weight).item(),
    "sum": bce(z, y, reduction="sum").item(),
}
divisors = {
    "default": losses["sum"] / losses["default"],
    "weight": bce(z, y, weight=weight, reduction="sum").item() / losses["weight"],
    "pos_weight": bce(z, y, pos_weight=weight, reduction="sum").item() / losses["pos_weight"],
}
equals_bce_of_sigmoid = abs(F.binary_cross_entropy(torch.sigmoid(z), y).item() - losses["default"]) < 1e-12
for name, value in losses.items():
    print(f"{name:<12}{value:.4f}")
print("divisors", {name: round(value) for name, value in divisors.items()})

# ko: 시작값과 하한(0과 1인 타깃, 0.3인 타깃).
# en: Start and floor (targets of 0 and 1, a target of 0.3).
starts_at = bce(torch.zeros(4), y.flatten()).item()
starts_at_pos_weight_3 = bce(torch.zeros(4), y.flatten(), pos_weight=torch.tensor(3.0)).item()
floor = bce(torch.tensor([800.0, -800.0]), torch.tensor([1.0, 0.0])).item()
soft = torch.tensor([0.3])
floor_soft = bce(soft.logit(), soft).item()
print(f"starts at {starts_at:.4f}, pos_weight=3 {starts_at_pos_weight_3:.4f}", end="   ")
print(f"floor {floor:.4f}, soft {floor_soft:.4f}")

# ko: 오류 없이 틀리는 경우: 확률을 로짓으로, 1보다 큰 타깃, 축이 틀린 pos_weight, 클래스 하나를 고르는 과제.
# en: Wrong without an error: probabilities as logits, a target above 1, pos_weight along the wrong axis, one-of-C.
probability_as_logit = bce(torch.tensor([0.0]), torch.tensor([0.0])).item()
target_of_2 = bce(torch.tensor([100.0]), torch.tensor([2.0])).item()
pos_weight_by_row = bce(z, y, pos_weight=weight[:, None]).item()
one_of_ten = F.one_hot(torch.tensor([3]), 10).double()
one_hot_starts_at = bce(torch.zeros(1, 10), one_of_ten).item()
cross_entropy_starts_at = F.cross_entropy(torch.zeros(1, 10), one_of_ten).item()
print(f"probability 0 as a logit {probability_as_logit:.4f}   target of 2 {target_of_2:.0f}")
print(f"pos_weight by column {losses['pos_weight']:.4f}, by row {pos_weight_by_row:.4f}")
print(f"one of ten classes: {one_hot_starts_at:.4f}, cross-entropy {cross_entropy_starts_at:.4f}")

# ko: 로짓 x에 대한 곡선.
# en: Curves over the logit x.
x = torch.linspace(-6, 6, 61, requires_grad=True)
settings = {"target=1": (1.0, 1.0), "target=1, pos_weight=3": (1.0, 3.0), "target=0": (0.0, 1.0)}
loss_curves = {"x": x.tolist(), "loss": {}, "gradient": {}}
for label, (target, positive) in settings.items():
    each = bce(x, torch.full_like(x, target), pos_weight=torch.tensor(positive), reduction="none")
    loss_curves["loss"][label] = each.tolist()
    loss_curves["gradient"][label] = torch.autograd.grad(each.sum(), x)[0].tolist()
steepest = {label: max(map(abs, row)) for label, row in loss_curves["gradient"].items()}
stays_within_pos_weight = all(steepest[label] < positive for label, (_, positive) in settings.items())
print("steepest gradient", {label: round(value, 3) for label, value in steepest.items()})
