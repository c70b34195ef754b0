"""ko: 검증 데이터로 온도 T 하나를 학습하면 정확도는 그대로이고 과신이 거의 사라집니다.
en: One temperature T, fitted on validation data, removes most of the over-confidence and keeps accuracy.
"""

import torch
import torch.nn.functional as F
from torch import nn

D, C, BINS, SEEDS = 20, 5, 15, 5


def make_data():
    centers = 0.6 * torch.randn(C, D)
    sets = []
    for n in (300, 1000, 4000):  # en: train, validation, fresh  # ko: 학습, 검증, 새 데이터
        y = torch.randint(0, C, (n,))
        sets.append((centers[y] + torch.randn(n, D), y))
    return sets


def train(x, y):
    model = nn.Sequential(nn.Linear(D, 128), nn.ReLU(), nn.Linear(128, C))
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3, weight_decay=1e-4)
    for _ in range(200):
        optimizer.zero_grad()
        F.cross_entropy(model(x), y).backward()
        optimizer.step()
    return model


def fit_temperature(logits, y):
    # ko: 손실은 1/T에 대해 볼록하므로, 기울기의 부호를 보고 구간을 절반씩 좁힙니다.
    # en: The loss is convex in 1/T, so bisection on the sign of its gradient finds the minimum.
    low, high = 0.01, 10.0
    # ko: -inf로 마스킹한 클래스가 있으면 T의 기울기가 NaN이 되므로 유한한 값으로 바꿉니다.
    # en: A class masked with -inf would make the gradient of T NaN, so it becomes a finite value.
    logits = logits.clamp(min=-1e4)
    for _ in range(40):
        scale = torch.tensor((low + high) / 2, requires_grad=True)
        F.cross_entropy(logits * scale, y).backward()
        low, high = (low, scale.item()) if scale.grad > 0 else (scale.item(), high)
    return 1 / scale.item()


def measure(logits, y):
    confidence, predicted = logits.softmax(dim=-1).max(dim=-1)  # (N,)
    correct = (predicted == y).float()
    bin_of = (confidence * BINS).ceil()
    gaps = [(confidence - correct)[bin_of == k].sum().abs() for k in range(1, BINS + 1)]
    return {
        "ece": sum(gaps).item() / len(y),
        "nll": F.cross_entropy(logits, y).item(),
        "accuracy": correct.mean().item(),
        "confidence": confidence.mean().item(),
    }


temperatures, runs_before, runs_after = [], [], []
for seed in range(SEEDS):
    torch.manual_seed(seed)
    (train_x, train_y), (val_x, val_y), (fresh_x, fresh_y) = make_data()
    model = train(train_x, train_y)
    with torch.no_grad():
        val_logits, fresh_logits = model(val_x), model(fresh_x)
    temperatures.append(fit_temperature(val_logits, val_y))
    runs_before.append(measure(fresh_logits, fresh_y))
    runs_after.append(measure(fresh_logits / temperatures[-1], fresh_y))
    if seed == 0:  # ko: 그림에 쓸 값  # en: values for the figure
        grid = [0.5 * 10 ** (k / 40) for k in range(45)]
        curves = {
            "val_nll": [[T, F.cross_entropy(val_logits / T, val_y).item()] for T in grid],
            "fresh_nll": [[T, F.cross_entropy(fresh_logits / T, fresh_y).item()] for T in grid],
            "ece": [[T, measure(fresh_logits / T, fresh_y)["ece"]] for T in grid],
        }


def mean_of(runs):
    return {name: sum(run[name] for run in runs) / SEEDS for name in runs[0]}


mean_temperature = sum(temperatures) / SEEDS
before, after = mean_of(runs_before), mean_of(runs_after)
accuracies_before = [run["accuracy"] for run in runs_before]
accuracies_after = [run["accuracy"] for run in runs_after]
accuracy_stayed = accuracies_before == accuracies_after
ece_more_than_halved = after["ece"] < 0.5 * before["ece"]
nll_fell_in_every_seed = all(b["nll"] > a["nll"] for b, a in zip(runs_before, runs_after, strict=True))

print("T", " ".join(f"{T:.2f}" for T in temperatures), f"  mean {mean_temperature:.2f}")
print("             T = 1   fitted T")
for name in before:
    print(f"{name:10s}{before[name]:8.4f}{after[name]:11.4f}")
