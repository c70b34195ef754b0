"""ko: 은닉층 하나인 모델을 배치 하나로 학습하면 올바른 코드의 손실은 0으로 가고, 실수한 코드의 손실은 정해진 값에서 멈춥니다.
en: One batch alone, one hidden layer: correct code drives the loss to zero; a mistake stops it at a value that names it.
"""

import math

import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

B, D, C, STEPS = 32, 20, 10, 100
floor = math.log(math.e + C - 1) - 1
log_C = math.log(C)


def correct(logits):
    return logits


def softmax_first(logits):
    return torch.softmax(logits, dim=1)


def overfit(seed, prepare, wrong_parameters=False):
    torch.manual_seed(seed)
    dataset = TensorDataset(torch.randn(256, D), torch.randint(0, C, (256,)))
    inputs, targets = next(iter(DataLoader(dataset, batch_size=B, shuffle=True)))
    model = nn.Sequential(nn.Linear(D, 64), nn.ReLU(), nn.Linear(64, C))
    # ko: 옵티마이저를 만든 뒤에 모델을 다시 만들면 옵티마이저는 쓰이지 않는 모델을 업데이트합니다.
    # en: A model that is rebuilt after its optimizer leaves the optimizer with parameters that nobody uses.
    updated = nn.Linear(D, C) if wrong_parameters else model
    optimizer = torch.optim.Adam(updated.parameters(), lr=1e-2)
    losses = []
    for _ in range(STEPS + 1):
        loss = F.cross_entropy(prepare(model(inputs)), targets)
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    error_rate = (model(inputs).argmax(dim=1) != targets).float().mean().item()
    return losses, error_rate


seeds = range(5)
right = [overfit(seed, correct) for seed in seeds]
twice = [overfit(seed, softmax_first) for seed in seeds]
cut = [overfit(seed, correct, wrong_parameters=True) for seed in seeds]


# ko: 스텝마다 [스텝, 시드 5개의 최솟값, 평균, 최댓값]
# en: for each step [step, lowest, mean, highest of the five seeds]
def spread(runs):
    steps = zip(*(losses for losses, _ in runs), strict=True)
    return [[i, min(row), sum(row) / len(row), max(row)] for i, row in enumerate(steps)]


curve_right, curve_twice, curve_cut = spread(right), spread(twice), spread(cut)

correct_code_reaches_zero = all(losses[-1] < 0.01 for losses, _ in right)
# ko: 확률이 한쪽으로 몰리면 맞힌 샘플의 손실은 바닥, 틀린 샘플의 손실은 바닥 + 1입니다.
# en: Once saturated, a sample costs the floor when it is right and the floor + 1 when it is wrong.
stops_at_floor_plus_error_rate = all(abs(losses[-1] - floor - rate) < 0.03 for losses, rate in twice)
never_moves = all(max(losses) - min(losses) < 1e-6 for losses, _ in cut)
# ko: 정확도가 0.98일 때의 값
# en: the value at an accuracy of 0.98
loss_at_98_percent = floor + (1 - 0.98)

print(f"log C {log_C:.4f}    floor {floor:.4f}    seeds {len(seeds)}")
print("step        0      20     100   (mean of the seeds)")
for name, curve in (("right", curve_right), ("twice", curve_twice), ("cut", curve_cut)):
    print(f"{name:6}", *(f"{curve[step][2]:7.4f}" for step in (0, 20, STEPS)))
print("twice, at the end: loss, error rate")
for losses, rate in twice:
    print(f"{losses[-1]:.4f}  {rate:.4f}")
