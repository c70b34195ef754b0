"""ko: 입력만 섞고 라벨을 그대로 두면 새 데이터의 손실은 log C 근처에 머뭅니다.
en: Shuffle the inputs without their labels, and the loss on fresh data stays near log C.
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


paired, fresh = draw(1000), draw(1000)
torn = (paired[0][torch.randperm(1000)], paired[1])  # ko: 라벨은 섞이지 않습니다  # en: the labels stay behind


def train(seen):
    torch.manual_seed(1)
    model = nn.Sequential(nn.Linear(D, 64), nn.ReLU(), nn.Linear(64, C))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    record = {name: [] for name in ("loss", "fresh_loss", "accuracy", "fresh_accuracy")}
    for step in range(STEPS + 1):
        if step % EVERY == 0:
            with torch.no_grad():
                for prefix, (x, y) in (("", seen), ("fresh_", fresh)):
                    logits = model(x)
                    record[f"{prefix}loss"].append(F.cross_entropy(logits, y).item())
                    record[f"{prefix}accuracy"].append((logits.argmax(dim=1) == y).float().mean().item())
        batch = torch.randint(1000, (50,))
        optimizer.zero_grad()
        F.cross_entropy(model(seen[0][batch]), seen[1][batch]).backward()
        optimizer.step()
    return record


shuffled_labels = {
    "every": EVERY,
    "classes": C,
    "right": train(paired),
    "wrong": train(torn),
}
wrong = shuffled_labels["wrong"]
training_loss_still_falls = wrong["loss"][-1] < wrong["loss"][0]
never_clearly_below_log_c = min(wrong["fresh_loss"]) > math.log(C) - 0.2

print(f"log C = {math.log(C):.3f}")
for name in ("right", "wrong"):
    record = shuffled_labels[name]
    print(
        f"{name:5}  loss {record['loss'][-1]:.2f}, fresh {record['fresh_loss'][-1]:.2f}, fresh accuracy {record['fresh_accuracy'][-1]:.2f}"
    )
