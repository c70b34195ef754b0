"""ko: 학습률을 반으로 줄이면 한계의 두 배 안쪽에서 시작한 발산만 멈춥니다.
en: Halving the learning rate cures a divergence within twice the limit, and no other.
"""

import math

import torch
import torch.nn.functional as F
from torch import nn

# ko: f(w) = curvature * w² / 2에서 한 걸음은 w에 1 - lr * curvature를 곱합니다.
# en: On f(w) = curvature * w² / 2 a step multiplies w by 1 - lr * curvature.
curvature = 4.0
limit = 2 / curvature


def loss_after(lr, steps=60):
    w = torch.tensor(1.0, dtype=torch.float64, requires_grad=True)
    for _ in range(steps):
        loss = curvature * w**2 / 2
        loss.backward()
        with torch.no_grad():
            w -= lr * w.grad
            w.grad = None
    return (curvature * w**2 / 2).item()


loss_at_start = loss_after(0.0, steps=0)
loss_just_above_limit = loss_after(1.05 * limit)
loss_just_above_limit_halved = loss_after(1.05 * limit / 2)
loss_far_above_limit = loss_after(2.1 * limit)
loss_far_above_limit_halved = loss_after(2.1 * limit / 2)
loss_on_limit = loss_after(limit)

# ko: 제곱 오차의 기울기는 오차만큼 커지지만, 교차 엔트로피는 p - y라 1을 넘지 않습니다.
# en: Squared error's gradient grows with the error; cross-entropy's, p - y, is bounded.
torch.manual_seed(0)
x = torch.randn(256, 10)  # (N, D)
scores = x @ torch.randn(10, 3)  # (N, C)


def train(loss_function, target, outputs, lr, steps=200):
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(10, 64), nn.ReLU(), nn.Linear(64, outputs))
    bad_step = None
    for step in range(steps):
        loss = loss_function(model(x), target)
        if bad_step is None and not math.isfinite(loss.item()):
            bad_step = step
        model.zero_grad()
        loss.backward()
        with torch.no_grad():
            for parameter in model.parameters():
                parameter -= lr * parameter.grad
    return loss.item(), bad_step


column, classes = scores[:, :1], scores.argmax(dim=1)  # (N, 1), (N,)
squared_at_half, squared_bad_step = train(F.mse_loss, column, 1, lr=0.5)
squared_at_quarter, squared_halved_bad_step = train(F.mse_loss, column, 1, lr=0.25)
entropy_at_10, entropy_bad_step_at_10 = train(F.cross_entropy, classes, 3, lr=10.0)
entropy_at_100, entropy_bad_step_at_100 = train(F.cross_entropy, classes, 3, lr=100.0)

print(f"limit 2 / curvature = {limit}     start {loss_at_start:.1f}")
print("lr / limit      loss after 60 steps")
print(f"     1.000      {loss_on_limit:.3e}")
print(f"     1.050      {loss_just_above_limit:.3e}")
print(f"     0.525      {loss_just_above_limit_halved:.3e}")
print(f"     2.100      {loss_far_above_limit:.3e}")
print(f"     1.050      {loss_far_above_limit_halved:.3e}")
print()
print("                   lr   final loss   first inf or nan at step")
print(f"squared error    0.50   {squared_at_half:10.4f}   {squared_bad_step}")
print(f"squared error    0.25   {squared_at_quarter:10.4f}   {squared_halved_bad_step}")
print(f"cross-entropy   10.00   {entropy_at_10:10.4f}   {entropy_bad_step_at_10}")
print(f"cross-entropy  100.00   {entropy_at_100:10.4f}   {entropy_bad_step_at_100}")
