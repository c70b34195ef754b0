"""ko: 학습 전 손실은 log C 근처여야 하며, 훨씬 크면 초기 로짓이나 입력의 크기가 지나친 것입니다.
en: The loss before training should be near log C; far above it, the first logits or the inputs are too large.
"""

import math

import torch
import torch.nn.functional as F
from torch import nn


def loss_of_guessing(C):
    logits = torch.zeros(C, dtype=torch.float64)
    return F.cross_entropy(logits, torch.tensor(0)).item()


sizes = [2, 3, 10, 100, 1000, 50257]
guesses = {str(C): loss_of_guessing(C) for C in sizes}

torch.manual_seed(0)
C = 10
x = torch.randn(1000, 20)  # (N, D)
y = torch.randint(0, C, (1000,))  # (N,)
linear = nn.Linear(20, C)
mlp = nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, C))
with torch.no_grad():
    linear_logits, mlp_logits = linear(x), mlp(x)  # (N, C)


def first_loss(logits):
    return F.cross_entropy(logits, y).item()


loss_linear, spread_linear = first_loss(linear_logits), linear_logits.std().item()
loss_mlp, spread_mlp = first_loss(mlp_logits), mlp_logits.std().item()
loss_mlp_times_10 = first_loss(mlp_logits * 10)
loss_mlp_times_100 = first_loss(mlp_logits * 100)

# ko: 입력이 255배 크거나, 0~255의 픽셀 값을 표준화하지 않고 넣으면 초기화 직후의 로짓도 커집니다.
# en: Inputs 255 times too large, or pixels from 0 to 255 that were not standardised, give large logits from the start.
pixels = torch.randint(0, 256, (1000, 20)).float()  # (N, D)
with torch.no_grad():
    unscaled_logits = mlp(x * 255)
    pixel_logits = mlp(pixels)
    standardised_logits = mlp((pixels - pixels.mean()) / pixels.std())
loss_unscaled, loss_pixels, loss_standardised = map(first_loss, (unscaled_logits, pixel_logits, standardised_logits))
spread_unscaled, spread_pixels = unscaled_logits.std().item(), pixel_logits.std().item()

starts_near_log_C = all(abs(loss - math.log(C)) < 0.2 for loss in (loss_linear, loss_mlp, loss_standardised))
raw_pixels_start_far_above = loss_pixels > 10 * math.log(C)

# ko: 배치 정규화가 있으면 표준화하지 않은 픽셀이 첫 손실에 드러나지 않습니다.
# en: With batch normalisation, pixels that were not standardised do not show in the first loss.
normalised = nn.Sequential(nn.Linear(20, 64), nn.BatchNorm1d(64), nn.ReLU(), nn.Linear(64, C))
with torch.no_grad():
    normalised_logits = normalised(pixels)
loss_normalised = first_loss(normalised_logits)
batch_norm_hides_it = abs(loss_normalised - math.log(C)) < 0.2

# ko: 로짓이 서로 독립이고 표준편차가 s이면 log C보다 약 s²/2만큼 큽니다.
# en: Independent logits of standard deviation s add about s^2 / 2 to log C.
excess_mlp = loss_mlp - math.log(C)
excess_predicted = spread_mlp**2 / 2

print("    C     log C")
for size, guess in guesses.items():
    print(f"{size:>5}  {guess:8.4f}")
print()
print("C = 10           std(z)      loss")
print(f"linear         {spread_linear:8.3f}  {loss_linear:8.4f}")
print(f"MLP            {spread_mlp:8.3f}  {loss_mlp:8.4f}")
print(f"MLP, z * 10    {spread_mlp * 10:8.3f}  {loss_mlp_times_10:8.4f}")
print(f"MLP, z * 100   {spread_mlp * 100:8.3f}  {loss_mlp_times_100:8.4f}")
print(f"MLP, x * 255   {spread_unscaled:8.3f}  {loss_unscaled:8.4f}")
print(f"MLP, pixels    {spread_pixels:8.3f}  {loss_pixels:8.4f}")
print(f"standardised   {standardised_logits.std().item():8.3f}  {loss_standardised:8.4f}")
print(f"pixels, BN     {normalised_logits.std().item():8.3f}  {loss_normalised:8.4f}")
