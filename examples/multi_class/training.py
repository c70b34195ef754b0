"""ko: 학습 손실은 0에 가까워지지만 검증 손실은 다시 커지므로, 검증 손실이 가장 작은 모델을 남깁니다.
en: The training loss approaches zero while the validation loss rises again, so the model with the lowest validation loss is kept.
"""

import copy
import math

import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

D, C, EPOCHS, SEEDS = 50, 7, 20, range(4)


def draw(count, rule):
    # ko: 라벨은 선형 점수 C개 가운데 가장 큰 것의 인덱스입니다.
    # en: A label is the index of the largest of C linear scores.
    inputs = torch.randn(count, D)  # (N, D)
    return TensorDataset(inputs, (inputs @ rule).argmax(dim=1))  # targets (N,)


@torch.no_grad()
def evaluate(model, dataset):
    inputs, targets = dataset.tensors
    logits = model.eval()(inputs)
    confidence, predicted = logits.softmax(dim=1).max(dim=1)
    return {
        "loss": F.cross_entropy(logits, targets).item(),
        "accuracy": (predicted == targets).float().mean().item(),
        "confidence": confidence.mean().item(),
    }


def fit(model, train, validation):
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-2)
    loader = DataLoader(train, batch_size=128, shuffle=True)
    curve = [[evaluate(model, data)["loss"] for data in (train, validation)]]
    lowest = float("inf")
    for _ in range(EPOCHS):
        model.train()
        for inputs, targets in loader:
            loss = F.cross_entropy(model(inputs), targets)  # en: raw logits  # ko: 로짓 그대로
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        curve.append([evaluate(model, data)["loss"] for data in (train, validation)])
        if curve[-1][1] < lowest:
            lowest, best = curve[-1][1], copy.deepcopy(model)
    return curve, model, best


curves, runs = [], {"train": [], "last": [], "best": []}
for seed in SEEDS:
    torch.manual_seed(seed)
    rule = torch.randn(D, C)
    train, validation, test = (draw(count, rule) for count in (1024, 1000, 4000))
    model = nn.Sequential(nn.Linear(D, 128), nn.ReLU(), nn.Linear(128, C))
    curve, last, best = fit(model, train, validation)
    curves.append(curve)
    runs["train"].append(evaluate(last, train))
    runs["last"].append(evaluate(last, test))
    runs["best"].append(evaluate(best, test))

table = torch.tensor(curves)  # (seeds, epochs + 1, 2)
first_loss = table[:, 0].mean().item()
starts_near_log_7 = bool((table[:, 0] - math.log(C)).abs().max() < 0.2)
validation = table[:, :, 1]
validation_loss_rose = bool((validation[:, -1] > validation.min(dim=1).values).all())
# ko: 그림의 점: 에폭마다 [에폭, 시드별 최솟값, 최댓값, 평균]
# en: Points of the figure for each epoch: [epoch, lowest over the seeds, highest, mean]
spread = {}
for column, name in enumerate(("train", "validation")):
    losses = table[:, :, column]
    rows = zip(losses.amin(dim=0), losses.amax(dim=0), losses.mean(dim=0), strict=True)
    spread[name] = [[epoch, *map(float, row)] for epoch, row in enumerate(rows)]

mean = {}
for name, found in runs.items():
    metrics = ("loss", "accuracy", "confidence")
    mean[name] = {metric: sum(run[metric] for run in found) / len(found) for metric in metrics}
memorised = min(run["accuracy"] for run in runs["train"]) == 1.0
missed_new_samples = max(run["accuracy"] for run in runs["last"]) < 0.9
pairs = list(zip(runs["last"], runs["best"], strict=True))
became_over_confident = all(last["confidence"] > last["accuracy"] + 0.03 for last, _ in pairs)
best_has_lower_loss = all(best["loss"] < last["loss"] for last, best in pairs)
accuracy_is_similar = abs(mean["last"]["accuracy"] - mean["best"]["accuracy"]) < 0.015

print(f"first loss {first_loss:.3f}, log 7 = {math.log(C):.3f}")
print("epoch    train   validation   (means)")
for epoch in (0, 1, 2, 5, 10, 20):
    print(f"{epoch:5d}  {spread['train'][epoch][3]:7.3f}   {spread['validation'][epoch][3]:10.3f}")
print()
print("                 loss  accuracy  confidence")
for name in ("train", "last", "best"):
    print(f"{name:12}" + "".join(f"{value:10.3f}" for value in mean[name].values()))
print(f"memorised {memorised}, missed new samples {missed_new_samples}")
print(f"validation loss rose {validation_loss_rose}, over-confident {became_over_confident}")
print(f"best has lower loss {best_has_lower_loss}, similar accuracy {accuracy_is_similar}")
