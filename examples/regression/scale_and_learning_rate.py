"""ko: 타깃의 크기는 알맞은 학습률을 바꿉니다. 학습률을 맞추면 어느 손실이든 비슷한 성능에 이릅니다.
en: The scale of the targets changes which learning rate works; with its own rate, every loss does about equally well.
"""

import copy
import math

import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(0)
coefficients = torch.linspace(-2, 2, 10)[:, None]  # (D, 1)


def draw(n):
    features = torch.randn(n, 10)
    return features, 10 * (features @ coefficients + 0.5 * torch.randn(n, 1))  # (n, 1)


(inputs, targets), (val_inputs, val_targets), (test_inputs, test_targets) = map(draw, (256, 1024, 1024))
start = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 1))


def r2(predictions, expected):
    return 1 - (F.mse_loss(predictions, expected) / expected.var(correction=0)).item()


def train(optimizer_class, learning_rate, criterion, standardise):
    model = copy.deepcopy(start)
    optimizer = optimizer_class(model.parameters(), lr=learning_rate)
    mean, std = (targets.mean(), targets.std()) if standardise else (0.0, 1.0)
    goal = (targets - mean) / std
    for _ in range(100):
        loss = criterion(model(inputs), goal)
        if not loss.isfinite():
            return {"val": -math.inf, "test": -math.inf}  # ko: 발산  # en: diverged
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        val, test = (model(x) * std + mean for x in (val_inputs, test_inputs))
    return {"val": r2(val, val_targets), "test": r2(test, test_targets)}


rates = [10 ** (k / 2) for k in range(-6, 1)]  # 0.001 ... 1
optimizers = {"sgd": torch.optim.SGD, "adamw": torch.optim.AdamW}
ways = {"mse": (F.mse_loss, False), "mae": (F.l1_loss, False), "standardised": (F.mse_loss, True)}
runs = {
    on: {way: [train(optimizer, rate, *ways[way]) for rate in rates] for way in ways}
    for on, optimizer in optimizers.items()
}
curves = {on: {way: [row["test"] for row in rows] for way, rows in found.items()} for on, found in runs.items()}

# ko: 학습률은 검증 데이터에서 고르고, 성능은 테스트 데이터에서 봅니다.
# en: Choose the learning rate on validation data, report test data.
chosen = {on: {way: max(range(7), key=lambda k: rows[k]["val"]) for way, rows in runs[on].items()} for on in runs}
best = {on: {way: curves[on][way][k] for way, k in found.items()} for on, found in chosen.items()}

all_alike_at_their_own_rate = all(
    min(b.values()) > 0.9 and max(b.values()) - min(b.values()) < 0.04 for b in best.values()
)
mse_diverges_from_a_tenth = all(math.isinf(r) for r in curves["sgd"]["mse"][4:])
mae_never_diverges = min(curves["sgd"]["mae"]) > -0.1
mae_needs_a_larger_rate = chosen["sgd"]["mae"] >= chosen["sgd"]["mse"] + 2  # ko: 10배 이상  # en: 10 times or more
only_standardised_learns_at_1e_3 = (
    curves["adamw"]["standardised"][0] > 0.7 > 0.3 > max(curves["adamw"]["mse"][0], curves["adamw"]["mae"][0])
)

print("R2 on test data, targets of scale 10, 100 steps")
print("learning rate     " + "".join(f"{rate:8.3f}" for rate in rates))
for on in curves:
    for way, row in curves[on].items():
        print(f"{on:5} {way:12}" + "".join(f"{value:8.2f}" for value in row))
