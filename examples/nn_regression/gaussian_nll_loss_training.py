"""ko: 잡음의 크기가 입력에 따라 다르면 GaussianNLLLoss의 90% 구간은 어디서나 90%에 가깝고, MSE와 상수 분산의 구간은 그렇지 않습니다.
en: Where the noise depends on the input, 90 % intervals of GaussianNLLLoss cover about 90 % everywhere, those of MSE with one variance do not.
"""

import torch
from torch import nn

RUNS, SAMPLES, STEPS, LEARNING_RATES = 8, 400, 200, (0.02, 0.05)
torch.manual_seed(0)


def noisy_data(n):
    """A sine whose noise grows tenfold from left to right, another data set for every run."""
    x = 4 * torch.rand(RUNS, n, 1) - 2
    mean, std = torch.sin(2 * x), 0.1 * 10 ** ((x + 2) / 4)
    return x, mean + std * torch.randn_like(x), mean  # (RUNS, N, 1) each


def network(weights, x):
    """One small network for each run, side by side."""
    w1, b1, w2, b2 = weights
    return torch.tanh(x @ w1 + b1) @ w2 + b2  # (RUNS, N, 2)


gaussian_nll, squared_error = nn.GaussianNLLLoss(reduction="none"), nn.MSELoss(reduction="none")


def gaussian(output, y):
    mean, log_var = output.split(1, dim=-1)
    return gaussian_nll(
        mean, y, log_var.exp()
    )  # ko: 로그 분산은 어떤 실수든 됩니다  # en: a log-variance may be any number


def mse(output, y):
    return squared_error(output[..., :1], y)


def fit(criterion, learning_rate):
    weights = [w.clone().requires_grad_() for w in start]
    optimizer = torch.optim.Adam(weights, lr=learning_rate)
    best_loss, best = torch.full((RUNS, 1, 1), float("inf")), start
    for _ in range(STEPS):
        losses = criterion(network(weights, train_x), train_y).mean(dim=1)  # (RUNS, 1)
        optimizer.zero_grad()
        losses.sum().backward()
        optimizer.step()
        with torch.no_grad():  # ko: 검증 손실이 가장 작은 가중치  # en: the weights of the lowest validation loss
            val_loss = criterion(network(weights, val_x), val_y).mean(dim=1, keepdim=True)
            better = val_loss < best_loss
            best_loss = torch.where(better, val_loss, best_loss)
            best = [torch.where(better, new, old) for new, old in zip(weights, best, strict=True)]
    return best_loss, best


def fit_tuned(criterion):
    best_loss, best = fit(criterion, LEARNING_RATES[0])
    for learning_rate in LEARNING_RATES[1:]:
        loss, weights = fit(criterion, learning_rate)
        best = [torch.where(loss < best_loss, new, old) for new, old in zip(weights, best, strict=True)]
        best_loss = torch.minimum(loss, best_loss)
    return best


(train_x, train_y, _), (val_x, val_y, _), (x, y, true_mean) = (noisy_data(n) for n in (SAMPLES, SAMPLES, 3000))
start = [torch.randn(RUNS, 1, 16), torch.randn(RUNS, 1, 16), torch.randn(RUNS, 16, 2) / 4, torch.zeros(RUNS, 1, 2)]

by_mse, by_gaussian = fit_tuned(mse), fit_tuned(gaussian)
mean_mse = network(by_mse, x)[..., :1]
mean_gaussian, log_var = network(by_gaussian, x).split(1, dim=-1)
# ko: MSE 쪽의 분산 하나는 검증 데이터의 잔차에서 구합니다.
# en: The one variance on the side of MSE comes from the residuals on validation data.
std_mse = mse(network(by_mse, val_x), val_y).mean(dim=1, keepdim=True).sqrt()
std_gaussian = (log_var / 2).exp()

thirds = {"quiet": x < -2 / 3, "middle": (x >= -2 / 3) & (x < 2 / 3), "noisy": x >= 2 / 3}
coverage = {}
for name, mean, std in (("MSELoss", mean_mse, std_mse), ("GaussianNLLLoss", mean_gaussian, std_gaussian)):
    inside = (y - mean).abs() < 1.645 * std  # ko: 90% 구간  # en: the interval of 90 %
    coverage[name] = {third: ((inside & at).sum((1, 2)) / at.sum((1, 2))).tolist() for third, at in thirds.items()}
average = {name: {third: sum(c) / RUNS for third, c in by_third.items()} for name, by_third in coverage.items()}
# ko: 실행마다, 세 구역 가운데 90%에서 가장 멀리 벗어난 정도
# en: in each run, the largest distance from 90 % among the three regions
compared = {
    name: [max(abs(c[run] - 0.9) for c in by_third.values()) for run in range(RUNS)]
    for name, by_third in coverage.items()
}
calibrated_in_every_run = all(g < m for g, m in zip(compared["GaussianNLLLoss"], compared["MSELoss"], strict=True))
mse_too_wide_then_too_narrow = min(coverage["MSELoss"]["quiet"]) > 0.97 and max(coverage["MSELoss"]["noisy"]) < 0.85
error_of_mean = {
    name: (mean - true_mean).square().mean(dim=(1, 2)).sqrt().tolist()
    for name, mean in (("MSELoss", mean_mse), ("GaussianNLLLoss", mean_gaussian))
}
mean_wins = sum(g < m for g, m in zip(error_of_mean["GaussianNLLLoss"], error_of_mean["MSELoss"], strict=True))

print("coverage of 90 % intervals on test data, mean of", RUNS, "runs")
for name, by_third in average.items():
    print(f"{name:16}", *(f"{third} {share:.2f} " for third, share in by_third.items()))
print("error of the mean", {name: round(sum(errors) / RUNS, 3) for name, errors in error_of_mean.items()})
print(f"GaussianNLLLoss had the better mean in {mean_wins} of {RUNS} runs")
