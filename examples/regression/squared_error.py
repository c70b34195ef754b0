"""ko: F.mse_loss는 제곱 오차의 합을 샘플 수 N이 아니라 원소 수 N*D로 나눕니다.
en: F.mse_loss divides the sum of squared errors by the number of elements N*D, not by the number of samples N.
"""

import torch
import torch.nn.functional as F

predictions = torch.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], requires_grad=True)  # (N, D)
targets = torch.tensor([[1.0, 0.0, 4.0], [2.0, 5.0, 3.0]])  # (N, D)
N, D = predictions.shape

sum_of_squares = F.mse_loss(predictions, targets, reduction="sum").item()
loss = F.mse_loss(predictions, targets)
loss_by_torch = loss.item()
loss_per_row = sum_of_squares / N  # ko: 교과서의 식  # en: the textbook formula
ratio_of_losses = loss_per_row / loss_by_torch

# ko: 기울기도 같은 수로 나눕니다.
# en: The gradient carries the same divisor.
loss.backward()
gradient_by_torch = predictions.grad.tolist()
gradient_textbook = (2 / N * (predictions - targets)).tolist()

# ko: 출력이 한 열이면(D = 1) 두 식이 같습니다.
# en: With one output column (D = 1) both formulas agree.
column, column_targets = predictions[:, 2:], targets[:, 2:]  # (N, 1)
loss_one_column = F.mse_loss(column, column_targets).item()
loss_one_column_per_row = (column - column_targets).square().sum().item() / N

print(f"sum           {sum_of_squares:8.4f}")
print(f"sum / (N*D)   {loss_by_torch:8.4f}  F.mse_loss")
print(f"sum / N       {loss_per_row:8.4f}")
print("gradient 2/(N*D)", [f"{g:.4f}" for g in gradient_by_torch[0]])
print("gradient 2/N    ", [f"{g:.4f}" for g in gradient_textbook[0]])
print(f"D = 1         {loss_one_column:8.4f} {loss_one_column_per_row:8.4f}")
