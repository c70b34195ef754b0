"""ko: 로짓 (N, 1)과 라벨 (N,)은 (N, N)으로 브로드캐스팅되고, 모델은 라벨의 비율만 배웁니다.
en: Logits (N, 1) and labels (N,) broadcast to (N, N), and the model learns the share of the labels only.
"""

import math

import torch
import torch.nn.functional as F
from torch import nn

D, STEPS, EVERY = 20, 240, 4
torch.manual_seed(0)
rule = torch.randn(D)


def draw(count):
    x = torch.randn(count, D)  # (N, D)
    return x, (x @ rule > 2.3).float()  # (N,)


seen, fresh = draw(1000), draw(1000)


def loss_by_hand(logits, y):
    return (F.softplus(logits) - logits * y).mean()


def train(squeeze):
    torch.manual_seed(1)
    model = nn.Sequential(nn.Linear(D, 64), nn.ReLU(), nn.Linear(64, 1))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    record = {name: [] for name in ("loss", "fresh_loss", "accuracy", "fresh_accuracy")}

    def loss_of(x, y):
        logits = model(x)  # (N, 1)
        # ko: squeeze가 없으면 아래의 곱은 (N, 1) * (N,) = (N, N)입니다.
        # en: without squeeze the product below is (N, 1) * (N,) = (N, N).
        return loss_by_hand(logits.squeeze(1) if squeeze else logits, y)

    for step in range(STEPS + 1):
        if step % EVERY == 0:
            with torch.no_grad():
                for prefix, (x, y) in (("", seen), ("fresh_", fresh)):
                    record[f"{prefix}loss"].append(loss_of(x, y).item())
                    hits = (model(x).squeeze(1) > 0) == (y > 0)
                    record[f"{prefix}accuracy"].append(hits.float().mean().item())
        batch = torch.randint(1000, (50,))
        optimizer.zero_grad()
        loss_of(seen[0][batch], seen[1][batch]).backward()
        optimizer.step()
    return record


share = seen[1].mean().item()
floor = -(share * math.log(share) + (1 - share) * math.log(1 - share))
broadcasting = {
    "every": EVERY,
    "classes": 2,
    "shares": [1 - share, share],
    "right": train(squeeze=True),
    "wrong": train(squeeze=False),
}
stays_above_the_floor = min(broadcasting["wrong"]["loss"]) > floor

print(f"share of label 1 = {share:.3f}, its entropy = {floor:.4f}")
for name in ("right", "wrong"):
    record = broadcasting[name]
    print(
        f"{name:5}  loss {record['loss'][0]:.2f} -> {record['loss'][-1]:.2f}, fresh accuracy {record['fresh_accuracy'][-1]:.2f}"
    )
