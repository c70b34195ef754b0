"""ko: 회귀 손실 문제의 답과, 흔한 실수로 나오는 값을 계산합니다.
en: The answers to the questions on regression losses, and the values that common mistakes lead to.
"""

import torch
import torch.nn.functional as F

# ko: 샘플 2개, 출력 3열, 제곱 오차의 합이 18일 때
# en: Two samples with three outputs each, and squared errors that sum to 18
targets = torch.tensor([[0.0, 0.0, 0.0], [0.0, 0.0, 0.0]])  # (B, K)
predictions = torch.tensor([[1.0, 2.0, 2.0], [2.0, 2.0, 1.0]])  # (B, K)
over_elements = F.mse_loss(predictions, targets).item()
summed = F.mse_loss(predictions, targets, reduction="sum").item()
over_samples = summed / len(targets)
over_columns = summed / targets.shape[1]

# ko: 오차가 3일 때의 HuberLoss(delta=1)
# en: HuberLoss(delta=1) of an error of 3
error, zero = torch.tensor(3.0), torch.tensor(0.0)
huber = F.huber_loss(error, zero, delta=1.0).item()
half_square = F.huber_loss(error, zero, delta=100.0).item()
absolute = F.l1_loss(error, zero).item()
square = F.mse_loss(error, zero).item()

# ko: 타깃 1, 2, 3, 4, 90에서 L1Loss가 가장 작은 상수
# en: The constant with the lowest L1Loss on the targets 1, 2, 3, 4 and 90
prices = torch.tensor([1.0, 2.0, 3.0, 4.0, 90.0])  # (N,)
best_constant = prices.median().item()
mean = prices.mean().item()
middle_of_range = ((prices.min() + prices.max()) / 2).item()

# ko: 예측 (3, 1)과 타깃 (3,)의 값이 모두 1, 2, 3일 때의 F.mse_loss
# en: F.mse_loss of predictions (3, 1) and targets (3,) that both hold 1, 2 and 3
values = torch.tensor([1.0, 2.0, 3.0])  # (N,)
broadcast = (values.unsqueeze(1) - values).square().mean().item()  # (N, N)
of_equal_shapes = F.mse_loss(values, values).item()
variance = values.var(correction=0).item()
over_rows = (values.unsqueeze(1) - values).square().sum().item() / len(values)

print(f"{over_elements:.2f} {over_samples:.2f} {over_columns:.2f} {summed:.2f}")
print(f"{huber:.2f} {half_square:.2f} {absolute:.2f} {square:.2f}")
print(f"{best_constant:.1f} {mean:.1f} {middle_of_range:.1f}")
print(f"{broadcast:.4f} {of_equal_shapes:.4f} {variance:.4f} {over_rows:.4f}")
