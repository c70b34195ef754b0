"""ko: 분산이 같은 정규분포 잡음에서는 음의 로그우도가 MSE의 일차식이어서 같은 점에서 최소가 됩니다.
en: Under Gaussian noise of one variance the negative log-likelihood is a line in the MSE.
"""

import math

import torch
import torch.nn.functional as F

targets = torch.tensor([1.0, 2.0, 4.0, 7.0], dtype=torch.float64)  # (N,)
predictions = torch.tensor([2.0, 2.0, 3.0, 4.0], dtype=torch.float64)  # (N,)
predictions.requires_grad_()
mse = F.mse_loss(predictions, targets).item()


def negative_log_likelihood(variance):
    noise = torch.distributions.Normal(predictions, math.sqrt(variance))
    return -noise.log_prob(targets).mean()


def gradient_of(loss):
    return torch.autograd.grad(loss, predictions)[0]


def line_in_mse(variance):
    return mse / (2 * variance) + math.log(2 * math.pi * variance) / 2


def ratio_of_gradients(variance):
    of_mse = gradient_of(F.mse_loss(predictions, targets))
    return (gradient_of(negative_log_likelihood(variance))[0] / of_mse[0]).item()


variances = [0.25, 1.0, 4.0]
nll = [negative_log_likelihood(v).item() for v in variances]
nll_from_mse = [line_in_mse(v) for v in variances]
gradient_ratio = [ratio_of_gradients(v) for v in variances]

print(f"MSE {mse:.4f}")
print("variance     NLL  from MSE  gradient/(MSE gradient)")
for row in zip(variances, nll, nll_from_mse, gradient_ratio, strict=True):
    print("{:8.2f} {:7.4f} {:9.4f} {:9.4f}".format(*row))

# ko: 분산도 맞추면 가장 그럴듯한 분산은 MSE 자신입니다.
# en: When the variance is fitted too, the likeliest one is the MSE itself.
candidates = torch.arange(0.25, 10, 0.25).tolist()
best_variance = min(candidates, key=lambda v: negative_log_likelihood(v).item())
print(f"best variance {best_variance:.4f}")

# ko: 잡음의 크기가 x에 비례하면 보통의 MSE는 더 이상 최대우도 추정이 아닙니다.
# en: Where the noise grows with x, plain MSE is no longer the maximum-likelihood fit.
torch.manual_seed(0)
x = torch.linspace(0.1, 3, 50, dtype=torch.float64)  # (N,)
y = 2 * x + x * torch.randn(200, 50, dtype=torch.float64)  # (200, N)


def slope_rmse(weight):
    slopes = (weight * x * y).sum(1) / (weight * x * x).sum()  # (200,)
    return (slopes - 2).square().mean().sqrt().item()


slope_error_mse = slope_rmse(torch.ones_like(x))
slope_error_weighted = slope_rmse(1 / x.square())
print(f"slope error  MSE {slope_error_mse:.4f}  weighted {slope_error_weighted:.4f}")
