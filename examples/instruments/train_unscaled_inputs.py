"""ko: 0~255인 입력을 나누지 않고 넣으면 손실이 튀어 오른 뒤 log C에 머뭅니다.
en: Inputs from 0 to 255 fed without scaling make the loss jump and then stay at log C.
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
    pixels = 127.5 + 50 * (centers[y] + torch.randn(count, D))  # (N, D)
    return pixels.round().clamp(0, 255), y


seen, fresh = draw(1000), draw(1000)


def as_they_are(pixels):
    return pixels


def scaled(pixels):
    return (pixels - 127.5) / 50


def train(prepare):
    torch.manual_seed(1)
    model = nn.Sequential(nn.Linear(D, 64), nn.ReLU(), nn.Linear(64, C))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    record = {name: [] for name in ("loss", "fresh_loss", "accuracy", "fresh_accuracy")}
    for step in range(STEPS + 1):
        if step % EVERY == 0:
            with torch.no_grad():
                for prefix, (x, y) in (("", seen), ("fresh_", fresh)):
                    logits = model(prepare(x))
                    record[f"{prefix}loss"].append(F.cross_entropy(logits, y).item())
                    record[f"{prefix}accuracy"].append((logits.argmax(dim=1) == y).float().mean().item())
        batch = torch.randint(1000, (50,))
        optimizer.zero_grad()
        F.cross_entropy(model(prepare(seen[0][batch])), seen[1][batch]).backward()
        optimizer.step()
    with torch.no_grad():
        hidden = model[1](model[0](prepare(seen[0])))  # (N, 64)
    return record, (hidden > 0).any(dim=0).sum().item()


right, units_alive = train(scaled)
wrong, units_alive_unscaled = train(as_they_are)
unscaled_inputs = {"every": EVERY, "classes": C, "right": right, "wrong": wrong}
log_c = math.log(C)
jumps_then_stays_at_log_c = max(wrong["loss"][:2]) > 10 * log_c and abs(wrong["loss"][-1] - log_c) < 0.2

print(f"log C = {log_c:.3f}")
print(f"right  loss {right['loss'][0]:.1f} -> {right['loss'][-1]:.2f}, hidden units that fire: {units_alive}")
print(f"wrong  loss {wrong['loss'][0]:.1f} -> {wrong['loss'][-1]:.2f}, hidden units that fire: {units_alive_unscaled}")
