"""ko: CrossEntropyLoss의 인자, mean의 분모, 시작값, 하한, 기울기의 범위를 계산합니다.
en: The arguments of CrossEntropyLoss, its divisor, where it starts, its floor and the range of its gradient.
"""

import inspect

import torch
import torch.nn.functional as F
from torch import nn

float64 = {"dtype": torch.float64}
logits = torch.tensor([[2.0, 0.5, -1.0], [0.0, 1.0, 0.5], [1.0, -0.5, 0.0], [0.5, 0.0, 2.0]], **float64)  # (N, C)
targets = torch.tensor([0, 2, 1, 2])  # (N,)
signature = inspect.signature(nn.CrossEntropyLoss).parameters
arguments = [name for name in signature if name not in ("size_average", "reduce")]
print("arguments", arguments)

# ko: 인자에 따라 바뀌는 손실과 분모.
# en: How arguments change the loss and its divisor.
weight = torch.tensor([1.0, 2.0, 5.0], **float64)
one_hot = F.one_hot(targets, 3).to(logits)
losses = {
    "default": F.cross_entropy(logits, targets).item(),
    "weight": F.cross_entropy(logits, targets, weight=weight).item(),
    "weight_and_probabilities": F.cross_entropy(logits, one_hot, weight=weight).item(),
    "ignore_index": F.cross_entropy(logits, targets, ignore_index=2).item(),
}
none_shape = list(F.cross_entropy(logits, targets, reduction="none").shape)


def divisor(*args, **options):
    return (F.cross_entropy(*args, reduction="sum", **options) / F.cross_entropy(*args, **options)).item()


divisors = {
    "default": divisor(logits, targets),
    "weight": divisor(logits, targets, weight=weight),
    "weight_and_probabilities": divisor(logits, one_hot, weight=weight),
    "ignore_index": divisor(logits, targets, ignore_index=2),
}
for name, value in losses.items():
    print(f"{name:<26}{value:.4f}   divisor {divisors[name]:.0f}")

# ko: 시작값은 로짓이 모두 같을 때의 손실, 하한은 예측이 타깃과 같을 때의 손실입니다(클래스 10개).
# en: It starts where all logits are equal; the floor is where the prediction equals the target (ten classes).
first = torch.tensor([0])
starts_at = F.cross_entropy(torch.zeros(1, 10, **float64), first).item()
confident = torch.tensor([[100.0] + [0.0] * 9], **float64)
floor = F.cross_entropy(confident, first).item()
soft = torch.tensor([[0.7, 0.2, 0.1]], **float64)
floor_soft = F.cross_entropy(soft.log(), soft).item()
smoothed = torch.tensor([[0.91] + [0.01] * 9], **float64)  # ko: 0.9 + 0.1/10, 0.1/10  # en: 0.9 + 0.1/10, 0.1/10
floor_smoothed = F.cross_entropy(smoothed.log(), first, label_smoothing=0.1).item()
print(f"starts at {starts_at:.4f}   floor {floor:.4f}   soft {floor_soft:.4f}   smoothed {floor_smoothed:.4f}")

# ko: 오류 없이 틀리는 두 경우: 확률을 로짓으로 넣은 손실의 하한과, 합이 2인 확률 타깃.
# en: Two mistakes without an error: the floor when probabilities serve as logits, and targets that sum to two.
probabilities_as_logits = F.cross_entropy(confident.softmax(-1), first).item()
doubled_target_ratio = (F.cross_entropy(logits, 2 * one_hot) / losses["default"]).item()
all_ignored = F.cross_entropy(logits, torch.full((4,), -100)).item()
print(f"probabilities as logits {probabilities_as_logits:.4f}   targets doubled {doubled_target_ratio:.1f}", end="   ")
print(f"all ignored {all_ignored}")

# ko: 정답 클래스의 로짓 x에 대한 곡선. 나머지 두 로짓은 0입니다.
# en: Curves over the logit x of the true class; the two others are zero.
x = torch.linspace(-6, 8, 71, **float64, requires_grad=True)
rows = torch.stack([x, 0 * x, 0 * x], 1)  # (71, C)
loss_curves = {"x": x.tolist(), "loss": {}, "gradient": {}}
for alpha in (0.0, 0.1, 0.3):
    loss = F.cross_entropy(rows, torch.zeros(71, dtype=torch.int64), reduction="none", label_smoothing=alpha)
    loss_curves["loss"][f"label_smoothing={alpha}"] = loss.tolist()
    gradient = torch.autograd.grad(loss.sum(), x, retain_graph=True)[0]
    loss_curves["gradient"][f"label_smoothing={alpha}"] = gradient.tolist()
slopes = [abs(value) for row in loss_curves["gradient"].values() for value in row]
gradient_stays_below_one = max(slopes) < 1
print(f"steepest gradient of one logit {max(slopes):.4f}")
