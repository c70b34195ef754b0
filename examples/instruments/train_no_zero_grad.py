"""ko: zero_grad를 빠뜨리면 기울기가 계속 쌓여서, 처음에는 빨리 내려가던 손실이 다시 커집니다.
en: Without zero_grad gradients pile up: the loss falls fast at first and then grows.
"""

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


def train(zero_grad):
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
        if zero_grad:
            optimizer.zero_grad()
        # ko: backward는 기울기를 덮어쓰지 않고 더합니다.
        # en: backward adds to the gradient, it does not replace it.
        F.cross_entropy(model(seen[0][batch]), seen[1][batch]).backward()
        optimizer.step()
    return record


no_zero_grad = {
    "every": EVERY,
    "classes": C,
    "right": train(zero_grad=True),
    "wrong": train(zero_grad=False),
}
right, wrong = no_zero_grad["right"]["loss"], no_zero_grad["wrong"]["loss"]
lowest_wrong = min(wrong)
falls_faster_at_first = wrong[5] < right[5]
ends_higher_than_it_began = wrong[-1] > wrong[0]

for name in ("right", "wrong"):
    losses = no_zero_grad[name]["loss"]
    print(
        f"{name:5}  step 0 {losses[0]:.2f}  step 20 {losses[5]:.2f}  lowest {min(losses):.2f}  above its start: {losses[-1] > losses[0]}"
    )
