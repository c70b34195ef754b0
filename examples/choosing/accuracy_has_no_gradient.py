"""ko: 결정 경계를 옮기면 정확도는 계단처럼 몇 번만 바뀌고, 손실은 매번 매끄럽게 바뀝니다.
en: As the decision boundary moves, accuracy changes in a few jumps while the loss changes smoothly all the way.
"""

import math
from itertools import pairwise

import torch
import torch.nn.functional as F

samples, labels = [-2.0, -1.0, 0.5, 1.0, 3.0], [0, 0, 0, 1, 1]
inputs = torch.tensor(samples, dtype=torch.float64)  # (N,)
targets = torch.tensor(labels, dtype=torch.float64)  # (N,)


def logits_at(boundary, slope=1.0):
    return slope * (inputs - boundary)  # en: positive to the right of the boundary  # ko: 경계 오른쪽이 양수


def accuracy_of(logits):
    return ((logits > 0) == targets.bool()).double().mean()


def loss_of(logits):
    return F.binary_cross_entropy_with_logits(logits, targets)


boundary = torch.tensor(0.0, dtype=torch.float64, requires_grad=True)
try:
    accuracy_of(logits_at(boundary)).backward()
except RuntimeError as error:
    error_message = str(error)

# ko: 경계를 -2.5에서 3.5까지 400번 옮기면서 바뀐 횟수를 셉니다.
# en: Move the boundary 400 times, from -2.5 to 3.5, and count the changes.
boundaries = torch.linspace(-2.5, 3.5, 401, dtype=torch.float64).tolist()
accuracies = [accuracy_of(logits_at(b)).item() for b in boundaries]
losses = [loss_of(logits_at(b)).item() for b in boundaries]
moves = len(boundaries) - 1
moves_that_change_accuracy = sum(a != b for a, b in pairwise(accuracies))
moves_that_change_loss = sum(a != b for a, b in pairwise(losses))

# ko: 틀린 샘플의 손실은 log 2 이상이므로, 오류율은 손실 / log 2를 넘지 못합니다.
# en: A wrong sample costs at least log 2, so the error rate never exceeds loss / log 2.
loss_bounds_errors = all(1 - a <= loss / math.log(2) for a, loss in zip(accuracies, losses, strict=True))
lowest_accuracy = 1 - 0.2 / math.log(2)  # ko: 손실이 0.2일 때  # en: at a loss of 0.2

# ko: 손실의 기울기를 따라 경계를 옮깁니다.
# en: Follow the gradient of the loss.
optimizer = torch.optim.SGD([boundary], lr=1.0)
path = []
for _ in range(31):
    logits = logits_at(boundary)
    loss = loss_of(logits)
    optimizer.zero_grad()
    loss.backward()
    path.append([boundary.item(), boundary.grad.item(), loss.item(), accuracy_of(logits).item()])
    optimizer.step()
loss_fell_every_step = all(after[2] < before[2] for before, after in pairwise(path))
first_perfect_step = next(step for step, row in enumerate(path) if row[3] == 1)
still_moving_when_perfect = abs(path[first_perfect_step][1]) > 0.01

# ko: 경계가 같아도 로짓이 3배면 정확도는 그대로이고 손실만 줄어듭니다.
# en: At the same boundary, logits three times as large leave accuracy alone and lower the loss.
same_boundary = {
    f"slope_{k}": [accuracy_of(logits_at(0.75, k)).item(), loss_of(logits_at(0.75, k)).item()] for k in (1, 3)
}

print(error_message)
print(f"\n{moves} moves: accuracy changed {moves_that_change_accuracy}x, loss changed {moves_that_change_loss}x")
print(f"loss 0.2: accuracy at least {lowest_accuracy:.4f}")
print("\nstep  boundary  gradient    loss  accuracy")
for step in (0, first_perfect_step, 30):
    print("{:4}  {:8.4f}  {:8.4f}  {:6.4f}  {:8.1f}".format(step, *path[step]))
print("\nslope  accuracy    loss")
for name, row in same_boundary.items():
    print("{:>5}  {:8.1f}  {:6.4f}".format(name[-1], *row))
