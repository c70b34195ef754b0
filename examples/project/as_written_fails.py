"""ko: 손실의 종류를 보고 타깃을 바꾸는 루프는 다중 라벨과 샘플 하나짜리 배치에서 오류가 나고, 다른 회귀 손실에서는 오류 없이 틀립니다.
en: A loop that changes targets by the type of loss fails for multi-label data and for a batch of one, and is silently wrong with another regression loss.
"""

import warnings

import torch
from torch import nn


def branching(loss_fn, outputs, targets):
    # ko: 흔한 분기: MSE가 아니면 모두 정수 라벨로 취급합니다.
    # en: A common branching: whatever is not MSE is taken to have index labels.
    if isinstance(loss_fn, nn.MSELoss):
        return loss_fn(outputs.squeeze(-1), targets.squeeze(-1))
    return loss_fn(outputs, targets.squeeze().long())


def plain(loss_fn, outputs, targets):
    return loss_fn(outputs, targets)


# ko: 1. 다중 라벨의 타깃은 실수여야 하는데 정수가 됩니다.
# en: 1. Multi-label targets must stay float, and become integers.
logits = torch.tensor([[2.0, -1.0, 0.5], [0.0, 1.0, -2.0]])  # (B, K)
labels = torch.tensor([[1.0, 0.0, 1.0], [0.0, 1.0, 0.0]])  # (B, K)
try:
    branching(nn.BCEWithLogitsLoss(), logits, labels)
except RuntimeError as error:
    multi_label_type, multi_label_message = type(error).__name__, str(error)
loss_multi_label = plain(nn.BCEWithLogitsLoss(), logits, labels).item()

# ko: 2. 샘플이 하나이면 squeeze가 배치 차원까지 없앱니다.
# en: 2. With a single sample squeeze removes the batch dimension too.
one_logits, one_target = torch.tensor([[2.0, 0.1, -1.0]]), torch.tensor([[0]])
try:
    branching(nn.CrossEntropyLoss(), one_logits, one_target)
except ValueError as error:
    batch_of_one_type, batch_of_one_message = type(error).__name__, str(error)
loss_batch_of_one = plain(nn.CrossEntropyLoss(), one_logits, one_target[:, 0]).item()
last_batch_of_129 = 129 % 128

# ko: 3. 예측이 완벽한데도 소수부가 잘리고 (3, 1)과 (3,)이 (3, 3)으로 퍼집니다.
# en: 3. A perfect prediction, but fractions are cut and (3, 1) spreads over (3,).
values = torch.tensor([[0.5], [1.5], [-2.5]])  # (B, 1)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    loss_huber_branching = branching(nn.HuberLoss(), values, values).item()
broadcast_category = caught[0].category.__name__
broadcast_warning = str(caught[0].message)
truncated = values.squeeze().long().tolist()
loss_huber_plain = plain(nn.HuberLoss(), values, values).item()
loss_mse_branching = branching(nn.MSELoss(), values, values).item()

print(f"1  {multi_label_type}: {multi_label_message}")
print(f"   targets left as they are: {loss_multi_label:.6f}")
print()
print(f"2  {batch_of_one_type}: {batch_of_one_message}")
print(f"   target of shape (1,): {loss_batch_of_one:.6f}")
print()
print(f"3  {broadcast_category}:")
print("   " + broadcast_warning.replace(") that", ")\n   that").replace(". ", ".\n   "))
print(f"   branching  {loss_huber_branching:.6f}   (targets {truncated})")
print(f"   plain      {loss_huber_plain:.6f}")
