"""ko: 학습이 안 되면 먼저 한 배치의 모양, 자료형, 범위를 보고 두 걸음만 학습해 봅니다.
en: When training fails, first look at one batch's shapes, dtypes and ranges, then take two steps.
"""

import math

import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)
C = 3
inputs = torch.randn(16, 8)  # (B, D)
targets = torch.randint(0, C, (16,))  # (B,)
model = nn.Linear(8, C)
logits = model(inputs)  # (B, C)

logits_shape, targets_shape = list(logits.shape), list(targets.shape)
logits_dtype, targets_dtype = str(logits.dtype), str(targets.dtype)
lowest_target, highest_target = targets.min().item(), targets.max().item()
class_counts = torch.bincount(targets, minlength=C).tolist()
inputs_finite = inputs.isfinite().all().item()


# ko: 0 이상이고 합이 1인 행뿐이라면 이미 소프트맥스를 거친 출력입니다.
# en: Rows that are all non-negative and sum to one have been through softmax already.
def looks_like_probabilities(rows):
    return bool((rows >= 0).all() and (rows.sum(dim=1) - 1).abs().max() < 1e-4)


softmax_is_caught = looks_like_probabilities(torch.softmax(logits, dim=1))
checks = {
    "logits (B, C)": logits.ndim == 2 and logits.shape[1] == C,
    "targets (B,)": targets.shape == logits.shape[:1],
    "targets int64": targets.dtype == torch.int64,
    "0 <= targets < C": lowest_target >= 0 and highest_target < C,
    "inputs finite": inputs_finite,
    "not probabilities": not looks_like_probabilities(logits),
}

# ko: 같은 배치로 두 걸음이면 손실이 매번 줄어야 합니다.
# en: On one and the same batch the loss should fall at both steps.
losses = []
for _ in range(3):
    loss = F.cross_entropy(model(inputs), targets)
    losses.append(loss.item())
    model.zero_grad()
    loss.backward()
    with torch.no_grad():
        for parameter in model.parameters():
            parameter -= 0.1 * parameter.grad
loss_before, loss_after_one_step, loss_after_two_steps = losses
log_C = math.log(C)

print(f"logits   {logits_shape}  {logits_dtype}")
print(f"targets  {targets_shape}  {targets_dtype}")
print(f"         {lowest_target}..{highest_target}  counts {class_counts}")
print()
for name, passed in checks.items():
    print(f"[{'x' if passed else ' '}] {name}")
print()
print(f"log C    {log_C:.4f}")
for step in range(3):
    print(f"step {step}   {losses[step]:.4f}")
