"""ko: 잡음이 분산이 같은 정규분포이면 음의 로그우도가 MSE의 일차식이므로 같은 예측에서 최소가 됩니다.
en: Under Gaussian noise of one variance the negative log-likelihood is linear in the MSE and has the same minimiser.
"""

import math

import torch
import torch.nn.functional as F

targets = torch.tensor([1.0, 2.0, 4.0, 7.0], dtype=torch.float64)  # (N,)
predictions = torch.tensor([2.0, 2.0, 3.0, 4.0], dtype=torch.float64)  # (N,)
mse = F.mse_loss(predictions, targets).item()


def negative_log_likelihood(variance):
    noise = torch.distributions.Normal(predictions, math.sqrt(variance))
    return -noise.log_prob(targets).mean().item()


variances = [0.25, 1.0, 4.0]
nll = [negative_log_likelihood(v) for v in variances]
nll_from_mse = [mse / (2 * v) + math.log(2 * math.pi * v) / 2 for v in variances]

print(f"MSE {mse:.4f}")
print("variance     NLL  from MSE")
for row in zip(variances, nll, nll_from_mse, strict=True):
    print("{:8.2f} {:7.4f} {:9.4f}".format(*row))

# ko: 분산도 함께 학습하면 MSE와 같아집니다. nn.GaussianNLLLoss와 같은 손실입니다.
# en: A variance that is learned too ends at the MSE. This is the loss of nn.GaussianNLLLoss.
log_variance = torch.zeros((), dtype=torch.float64, requires_grad=True)
optimizer = torch.optim.SGD([log_variance], lr=0.5)
for _ in range(200):
    variance = log_variance.exp().expand(4)  # (N,)
    loss = F.gaussian_nll_loss(predictions, targets, variance)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
learned_variance = log_variance.exp().item()
print(f"learned variance {learned_variance:.4f}")

# ko: 잡음의 크기가 x에 비례하면 보통의 MSE는 최대우도 추정이 아닙니다.
# en: Where the noise grows with x, plain MSE is no longer the maximum-likelihood fit.
torch.manual_seed(0)
x = torch.linspace(0.1, 3, 50, dtype=torch.float64)  # (N,)
y = 2 * x + x * torch.randn(200, 50, dtype=torch.float64)  # (200, N)


def slope_rmse(weight):
    slopes = (weight * x * y).sum(1) / (weight * x * x).sum()  # (200,)
    return (slopes - 2).square().mean().sqrt().item()


slope_error_mse = slope_rmse(torch.ones_like(x))
slope_error_weighted = slope_rmse(1 / x.square())
weighting_helped = slope_error_weighted < slope_error_mse
print(f"slope error  MSE {slope_error_mse:.4f}  weighted {slope_error_weighted:.4f}")
