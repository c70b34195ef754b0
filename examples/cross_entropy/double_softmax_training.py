"""ko: 소프트맥스를 먼저 거치면 오류도 NaN도 없이 손실이 바닥 위에서 멈추고, 학습률이 작으면 학습이 느려집니다.
en: A softmax first raises no error and no NaN: the loss stops above its floor, and small steps learn slowly.
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
        error_rate = (logits.argmax(dim=1) != train_y).float().mean().item()
        true_loss = F.cross_entropy(logits, train_y).item()
    return {
        "first": losses[0],
        "reported": reported,
        "true_loss": true_loss,
        "nans": sum(math.isnan(value) for value in losses),
        "error_rate": error_rate,
        **accuracies,
    }


# ko: 작은 학습률의 SGD는 느리므로 양쪽 모두 400스텝까지 학습하고, 비교는 200스텝에서도 합니다.
# en: SGD is slow at a small rate, so both sides get 400 steps; they are compared at step 200 as well.
sgd_right = train(raw, torch.optim.SGD, lr=0.1, steps=400)
sgd_double = train(softmax_first, torch.optim.SGD, lr=0.1, steps=400)
large_right = train(raw, torch.optim.SGD, lr=1.0, steps=200)
large_double = train(softmax_first, torch.optim.SGD, lr=1.0, steps=200)
adamw_right = train(raw, torch.optim.AdamW, lr=1e-3, steps=200)
adamw_double = train(softmax_first, torch.optim.AdamW, lr=1e-3, steps=200)
floor = math.log(math.e + C - 1) - 1

lag_at_small_rate = sgd_right["step_200"] - sgd_double["step_200"]
lag_at_large_rate = large_right["step_200"] - large_double["step_200"]
lag_with_adamw = adamw_right["step_200"] - adamw_double["step_200"]
lags_far_behind_at_small_rate = lag_at_small_rate > 0.3 and sgd_right["step_400"] - sgd_double["step_400"] > 0.2
lag_shrinks = max(lag_at_large_rate, lag_with_adamw) < lag_at_small_rate / 2
# ko: SGD에서는 소프트맥스를 두 번 쓰면 기울기가 사라져 틀린 채로 남는 샘플이 있습니다.
# en: With SGD and softmax twice, samples whose gradient has vanished stay wrong.
errors_remain = large_double["error_rate"] > 0 == large_right["error_rate"]
never_nan = not any(
    run["nans"] for run in (sgd_right, sgd_double, large_right, large_double, adamw_right, adamw_double)
)
floor_plus_error_rate = all(
    abs(run["reported"] - floor - run["error_rate"]) < 0.05 for run in (large_double, adamw_double)
)


def show(name, run):
    values = [value for key, value in run.items() if key not in ("nans", "error_rate")]
    print(f"{name:18}", *(f"{value:8.4f}" for value in values))


print("                      first    final  true CE  acc 100      200      400")
show("SGD    z", sgd_right)
show("SGD    softmax(z)", sgd_double)
show("SGD 1  z", large_right)
show("SGD 1  softmax(z)", large_double)
show("AdamW  z", adamw_right)
show("AdamW  softmax(z)", adamw_double)
print()
print(f"floor log(e + C - 1) - 1 = {floor:.4f}")
print(f"training errors, SGD 1: {large_right['error_rate']:.4f}  {large_double['error_rate']:.4f}")
