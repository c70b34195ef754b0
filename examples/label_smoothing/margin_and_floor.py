"""ko: 원-핫 타깃은 로짓 차이를 끝없이 키우고, 스무딩한 타깃은 유한한 로짓 차이에서 0보다 큰 최솟값을 가집니다.
en: One-hot targets keep increasing the logit margin; with smoothed targets the loss has its minimum, above zero, at a finite margin.
"""

import math

import torch
import torch.nn.functional as F

inputs = torch.tensor([[1.0], [-1.0]], dtype=torch.float64)  # (N, 1)
one_hot = torch.eye(2, dtype=torch.float64)  # (N, C)


def margins_of_descent(alpha):
    target = (1 - alpha) * one_hot + alpha / 2
    weight = torch.zeros(1, 2, dtype=torch.float64)
    margins = {}
    for step in range(1, 10_001):
        # ko: 로짓에 대한 기울기는 p - t이고 학습률은 1입니다.
        # en: The gradient with respect to the logits is p - t; lr is 1.
        probs = (inputs @ weight).softmax(dim=1)
        weight -= inputs.T @ (probs - target) / 2
        if step in (10, 100, 1000, 10_000):
            margins[str(step)] = (weight[0, 0] - weight[0, 1]).item()
    return margins


margins_one_hot = margins_of_descent(0.0)
margins_smoothed = margins_of_descent(0.1)
growth_per_decade = margins_one_hot["10000"] - margins_one_hot["1000"]

alpha = 0.1


def best_margin(C):
    return math.log(1 + C * (1 - alpha) / alpha)


def loss_at(margin, C, alpha=alpha):
    logits = torch.zeros(1, C, dtype=torch.float64)
    logits[0, 0] = margin
    target = torch.tensor([0])
    return F.cross_entropy(logits, target, label_smoothing=alpha).item()


class_counts = [2, 3, 5, 10, 1000]
margin_by_classes = {str(C): best_margin(C) for C in class_counts}
floor_by_classes = {str(C): loss_at(best_margin(C), C) for C in class_counts}

# ko: 최적의 로짓 차이를 넘으면 맞힌 샘플의 손실이 다시 커집니다.
# en: Beyond the best margin the loss of a correct prediction rises again.
loss_below_best, loss_at_best = loss_at(1.0, 3), loss_at(best_margin(3), 3)
loss_at_margin_10, loss_at_margin_20 = loss_at(10.0, 3), loss_at(20.0, 3)
rise_per_unit = (loss_at_margin_20 - loss_at_margin_10) / 10

# ko: 그림에 쓰는 점입니다. 로짓 차이 -2부터 12까지의 손실입니다.
# en: Points of the figure: the loss over margins from -2 to 12.
axis = [i / 8 - 2 for i in range(113)]
curve_one_hot = [[margin, loss_at(margin, 3, alpha=0.0)] for margin in axis]
curve_smoothed = [[margin, loss_at(margin, 3)] for margin in axis]

print(" steps   margin, a=0   margin, a=0.1")
for step in margins_one_hot:
    one_hot_margin, smoothed_margin = margins_one_hot[step], margins_smoothed[step]
    print(f"{step:>6}   {one_hot_margin:11.4f}   {smoothed_margin:13.4f}")
print()
print("   C   best margin     floor   (a=0.1)")
for C in class_counts:
    print(f"{C:4d}   {best_margin(C):11.4f}  {loss_at(best_margin(C), C):.6f}")
print()
print(" margin      loss   (C=3, a=0.1)")
for margin in (1.0, best_margin(3), 10.0, 20.0):
    print(f"{margin:7.4f}   {loss_at(margin, 3):.5f}")
