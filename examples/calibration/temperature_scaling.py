"""ko: 검증 데이터로 온도 T 하나만 맞추면 정확도는 그대로인 채 과신이 거의 사라집니다.
en: One temperature T, fitted on validation data, removes most over-confidence; accuracy stays.
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
    # ko: 손실은 1/T에 대해 볼록하므로, 기울기의 부호로 절반씩 좁히면 됩니다.
    # en: The loss is convex in 1/T, so bisecting on the sign of its slope suffices.
    low, high = 0.01, 10.0
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


def mean_of(runs):
    return {name: sum(run[name] for run in runs) / SEEDS for name in runs[0]}


mean_temperature = sum(temperatures) / SEEDS
before, after = mean_of(runs_before), mean_of(runs_after)
accuracies_before = [run["accuracy"] for run in runs_before]
accuracies_after = [run["accuracy"] for run in runs_after]

print("T", " ".join(f"{T:.2f}" for T in temperatures), f"  mean {mean_temperature:.2f}")
print("             T = 1   fitted T")
for name in before:
    print(f"{name:10s}{before[name]:8.4f}{after[name]:11.4f}")
