"""ko: 학습 손실은 잡음의 분산보다 낮아질 수 있지만, 새 데이터의 손실은 그 아래로 가지 못합니다.
en: The training loss can sink below the variance of the noise; the loss on fresh data cannot.
"""

import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(0)
features = torch.randn(1024, 10)  # (N, D)
coefficients = torch.randn(10, 1)  # (D, 1)
noise = 0.5 * torch.randn(1024, 1)  # (N, 1)
targets = features @ coefficients + noise

model = nn.Sequential(nn.Linear(10, 64), nn.ReLU(), nn.Linear(64, 1))
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=1e-4)

fresh_features = torch.randn(4096, 10)  # en: never trained on  # ko: 학습에 쓰지 않습니다
fresh_targets = fresh_features @ coefficients + 0.5 * torch.randn(4096, 1)


def evaluate(inputs, expected):
    with torch.no_grad():
        return F.mse_loss(model(inputs), expected).item()


train_losses, fresh_losses = {}, {}
for step in range(1001):
    if step in (0, 50, 100, 150, 200, 1000):
        train_losses[str(step)] = evaluate(features, targets)
        fresh_losses[str(step)] = evaluate(fresh_features, fresh_targets)
    loss = F.mse_loss(model(features), targets)
    # ko: 이 손실은 갱신 전의 값입니다.
    # en: This loss belongs to the weights before the update.
    if step == 199:
        loss_at_step_199 = loss.item()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()

# ko: 참 계수를 알아도 남는 손실, 그리고 선형 최소 제곱의 손실입니다.
# en: What remains with the true coefficients, and what linear least squares reaches.
noise_variance = noise.square().mean().item()
solution = torch.linalg.lstsq(features, targets).solution  # (D, 1)
least_squares_train = F.mse_loss(features @ solution, targets).item()
least_squares_fresh = F.mse_loss(fresh_features @ solution, fresh_targets).item()

print("step      train    fresh")
for step in train_losses:
    print(f"{step:>4} {train_losses[step]:10.4f} {fresh_losses[step]:8.4f}")
print(f"noise{noise_variance:10.4f}")
print(f"OLS  {least_squares_train:10.4f} {least_squares_fresh:8.4f}")
print(f"reported at step 199: {loss_at_step_199:.4f}")
