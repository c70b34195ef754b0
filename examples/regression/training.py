"""ko: 학습 손실은 잡음의 분산보다 작아질 수 있지만, 새 데이터의 손실은 잡음의 분산보다 큽니다.
en: The training loss can sink below the variance of the noise; the loss on fresh data stays above it.
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
fresh_noise = 0.5 * torch.randn(4096, 1)
fresh_targets = fresh_features @ coefficients + fresh_noise


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

# ko: 참 계수를 알아도 남는 손실은 잡음의 분산입니다.
# en: Even with the true coefficients, the variance of the noise remains.
noise_variance = noise.square().mean().item()
fresh_noise_variance = fresh_noise.square().mean().item()
training_sank_below_the_noise = train_losses["1000"] < noise_variance
fresh_stayed_above_the_noise = min(fresh_losses.values()) > fresh_noise_variance

# ko: 관계가 선형임을 아는 최소제곱입니다. 마지막 자리까지 같은 결과를 위해 float64로 풉니다.
# en: Least squares, which knows that the relation is linear; in float64, so that every digit is reproducible.
inputs, goals = features.double(), targets.double()
solution = torch.linalg.solve(inputs.T @ inputs, inputs.T @ goals)  # (D, 1)
least_squares_train = F.mse_loss(inputs @ solution, goals).item()
least_squares_fresh = F.mse_loss(fresh_features.double() @ solution, fresh_targets.double()).item()
least_squares_was_better = least_squares_fresh < min(fresh_losses.values())

print("step      train    fresh")
for step in train_losses:
    print(f"{step:>4} {train_losses[step]:10.4f} {fresh_losses[step]:8.4f}")
print(f"noise{noise_variance:10.4f} {fresh_noise_variance:8.4f}")
print(f"OLS  {least_squares_train:10.4f} {least_squares_fresh:8.4f}")
print(f"reported at step 199: {loss_at_step_199:.4f}")
