"""ko: 정답 확률이 10분의 1이 될 때마다 손실은 같은 만큼 커집니다.
en: Every tenfold drop of the true-class probability adds the same amount to the loss.
"""

import math

import torch
import torch.nn.functional as F


def loss_at(p):
    return 0.0 - math.log(p)  # ko: -log(1)의 -0.0을 피합니다  # en: avoids the -0.0 of -log(1)


def slope_at(p):
    return -1.0 / p


loss_at_100_percent, slope_at_100_percent = loss_at(1.0), slope_at(1.0)
loss_at_99_percent, slope_at_99_percent = loss_at(0.99), slope_at(0.99)
loss_at_90_percent, slope_at_90_percent = loss_at(0.9), slope_at(0.9)
loss_at_50_percent, slope_at_50_percent = loss_at(0.5), slope_at(0.5)
loss_at_10_percent, slope_at_10_percent = loss_at(0.1), slope_at(0.1)
loss_at_1_percent, slope_at_1_percent = loss_at(0.01), slope_at(0.01)
loss_at_one_in_1000, slope_at_one_in_1000 = loss_at(0.001), slope_at(0.001)

per_tenfold = loss_at_1_percent - loss_at_10_percent
per_halving = loss_at(0.25) - loss_at(0.5)

# ko: 같은 문제의 답안 셋입니다. 정답은 언제나 0번 선택지입니다.
# en: Three answers to one exam question whose right choice is always number 0.
beliefs = torch.tensor(
    [
        [1 / 3, 1 / 3, 1 / 3],
        [0.98, 0.01, 0.01],
        [0.01, 0.98, 0.01],
    ],
    dtype=torch.float64,
)
right_choice = torch.zeros(3, dtype=torch.long)
exam_losses = F.nll_loss(beliefs.log(), right_choice, reduction="none")  # (3,)
loss_unsure, loss_confident_right, loss_confident_wrong = exam_losses.tolist()

# ko: 곡선의 점입니다. 왼쪽 끝이 가파르므로 확률을 로그 간격으로 잡습니다.
# en: Points of the curve, spaced by their logarithm because its left end is steep.
curve = [[p, loss_at(p)] for p in (0.005 ** (1 - i / 60) for i in range(61))]

print("     p       loss        slope")
for p in (1.0, 0.99, 0.9, 0.5, 0.1, 0.01, 0.001):
    print(f"{p:6.3f}  {loss_at(p):9.6f}  {slope_at(p):11.4f}")
print()
print(f"p / 10 : +{per_tenfold:.6f}")
print(f"p / 2  : +{per_halving:.6f}")
print()
print(f"(1/3, 1/3, 1/3)    : {loss_unsure:.4f}")
print(f"(0.98, 0.01, 0.01) : {loss_confident_right:.4f}")
print(f"(0.01, 0.98, 0.01) : {loss_confident_wrong:.4f}")
