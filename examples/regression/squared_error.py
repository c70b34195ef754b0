"""ko: 제곱 오차의 평균은 표본 수 N이 아니라 원소 수 N*D로 나눈 값입니다.
en: The mean squared error divides by the number of elements N*D, not by the number of rows N.
"""

import torch
import torch.nn.functional as F

predictions = torch.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], requires_grad=True)
targets = torch.tensor([[1.0, 0.0, 4.0], [2.0, 5.0, 3.0]])  # (N, D)
N, D = predictions.shape

squared = (predictions - targets).square()  # (N, D)
squared_elements = squared.tolist()
sum_of_squares = F.mse_loss(predictions, targets, reduction="sum").item()
row_losses = squared.sum(1).tolist()  # (N,)

loss = F.mse_loss(predictions, targets)
loss_by_torch = loss.item()
loss_per_row = sum_of_squares / N  # en: the textbook sum over rows  # ko: 교과서의 행 단위 평균
ratio_of_losses = loss_per_row / loss_by_torch

# ko: 기울기도 같은 수로 나눕니다.
# en: The gradient carries the same divisor.
loss.backward()
gradient_by_torch = predictions.grad.tolist()
gradient_textbook = (2 / N * (predictions - targets)).tolist()

print(f"N={N}  D={D}")
print(f"sum           {sum_of_squares:8.4f}")
print(f"sum / (N*D)   {loss_by_torch:8.4f}  F.mse_loss")
print(f"sum / N       {loss_per_row:8.4f}")
print("gradient 2/(N*D)", [f"{g:.4f}" for g in gradient_by_torch[0]])
print("gradient 2/N    ", [f"{g:.4f}" for g in gradient_textbook[0]])

# ko: 출력이 한 열(D=1)이면 두 나눗수가 같습니다.
# en: With one output column (D=1) both divisors are the same.
column, column_targets = predictions[:, 2:], targets[:, 2:]  # (N, 1)
loss_one_column = F.mse_loss(column, column_targets).item()
loss_one_column_per_row = (column - column_targets).square().sum().item() / N
print(f"D=1           {loss_one_column:8.4f} {loss_one_column_per_row:8.4f}")

# ko: 무작위 값에서도 비율은 정확히 열의 수입니다.
# en: On random values the ratio is again exactly the number of columns.
torch.manual_seed(0)
wide, wide_targets = torch.randn(4, 3), torch.randn(4, 3)
random_loss = F.mse_loss(wide, wide_targets).item()
random_loss_per_row = (wide - wide_targets).square().sum(1).mean().item()
ratio_on_random = random_loss_per_row / random_loss
print(f"random (4, 3) {random_loss:8.4f} {random_loss_per_row:8.4f}")
