"""ko: 소프트맥스를 먼저 거치면 오류도 NaN도 없이 손실이 높은 바닥에 걸리고 학습이 느려집니다.
en: Softmax first brings no error and no NaN: the loss hangs above a high floor and training slows.
"""

import math

import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)
C = 7
x = torch.randn(3024, 50)  # (N, D)
y = (x @ torch.randn(50, C)).argmax(dim=1)  # (N,)
train_x, test_x = x[:1024], x[1024:]
train_y, test_y = y[:1024], y[1024:]


def raw(logits):
    return logits


def softmax_first(logits):
    return torch.softmax(logits, dim=1)


def train(prepare, optimizer_class, lr, steps):
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(50, 128), nn.ReLU(), nn.Linear(128, C))
    optimizer = optimizer_class(model.parameters(), lr=lr)
    losses, accuracies = [], {}
    for step in range(1, steps + 1):
        loss = F.cross_entropy(prepare(model(train_x)), train_y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        if step in (100, 200, 400):
            with torch.no_grad():
                hits = model(test_x).argmax(dim=1) == test_y
            accuracies[f"step_{step}"] = hits.float().mean().item()
    with torch.no_grad():
        logits = model(train_x)
        reported = F.cross_entropy(prepare(logits), train_y).item()
        true_loss = F.cross_entropy(logits, train_y).item()
    return {
        "first": losses[0],
        "reported": reported,
        "true_loss": true_loss,
        "nans": sum(math.isnan(value) for value in losses),
        **accuracies,
    }


sgd_right = train(raw, torch.optim.SGD, lr=0.1, steps=400)
sgd_double = train(softmax_first, torch.optim.SGD, lr=0.1, steps=400)
adamw_right = train(raw, torch.optim.AdamW, lr=1e-3, steps=200)
adamw_double = train(softmax_first, torch.optim.AdamW, lr=1e-3, steps=200)
floor = math.log(math.e + C - 1) - 1


def show(name, run):
    values = [value for key, value in run.items() if key != "nans"]
    print(f"{name:18}", *(f"{value:8.4f}" for value in values))


print("                      first    final  true CE  acc 100      200      400")
show("SGD    z", sgd_right)
show("SGD    softmax(z)", sgd_double)
show("AdamW  z", adamw_right)
show("AdamW  softmax(z)", adamw_double)
print()
print(f"log(e + C - 1) - 1 = {floor:.4f}")
