"""ko: 소프트맥스를 두 번 적용하면 오류 없이 학습되지만 손실은 바닥 위에서 멈춥니다.
en: With softmax applied twice training raises no error, but the loss stops above a floor.
"""

import math

import torch
import torch.nn.functional as F
from torch import nn

C, D, STEPS, EVERY = 10, 20, 240, 4
torch.manual_seed(0)
centers = 0.9 * torch.randn(C, D)


def draw(count):
    y = torch.randint(C, (count,))  # (N,)
    return centers[y] + torch.randn(count, D), y  # (N, D), (N,)


seen, fresh = draw(1000), draw(1000)


def right_loss(logits, y):
    return F.cross_entropy(logits, y)


def wrong_loss(logits, y):
    return F.cross_entropy(logits.softmax(dim=1), y)  # ko: 소프트맥스가 한 번 더 들어갑니다  # en: one softmax too many


def train(criterion):
    torch.manual_seed(1)
    model = nn.Sequential(nn.Linear(D, 64), nn.ReLU(), nn.Linear(64, C))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    record = {name: [] for name in ("loss", "fresh_loss", "accuracy", "fresh_accuracy")}
    for step in range(STEPS + 1):
        if step % EVERY == 0:
            with torch.no_grad():
                for prefix, (x, y) in (("", seen), ("fresh_", fresh)):
                    logits = model(x)
                    record[f"{prefix}loss"].append(criterion(logits, y).item())
                    record[f"{prefix}accuracy"].append((logits.argmax(dim=1) == y).float().mean().item())
        batch = torch.randint(1000, (50,))
        optimizer.zero_grad()
        criterion(model(seen[0][batch]), seen[1][batch]).backward()
        optimizer.step()
    return record


floor = math.log(math.e + C - 1) - 1
softmax_twice = {
    "every": EVERY,
    "classes": C,
    "right": train(right_loss),
    "wrong": train(wrong_loss),
}
stays_above_the_floor = min(softmax_twice["wrong"]["loss"]) > floor

print(f"log C = {math.log(C):.4f}, floor = {floor:.4f}")
for name in ("right", "wrong"):
    record = softmax_twice[name]
    print(
        f"{name:5}  loss {record['loss'][0]:.3f} -> {record['loss'][-1]:.3f}, accuracy {record['fresh_accuracy'][-1]:.2f}"
    )
