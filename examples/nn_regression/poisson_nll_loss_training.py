"""ko: 개수가 드문 곳에서는 PoissonNLLLoss로 학습한 발생률이 MSELoss로 학습한 발생률보다 평균적으로 참값에 가깝습니다.
en: Where counts are rare, the rates learned with PoissonNLLLoss are closer to the true ones on average than with MSELoss.
"""

import torch
from torch import nn

RUNS, SAMPLES, STEPS, LEARNING_RATES = 16, 200, 120, (0.03, 0.1)
torch.manual_seed(0)


def counts(n):
    """Counts with rates from 0.15 to 18, another data set for every run."""
    x = 4 * torch.rand(RUNS, n, 1) - 2
    rate = torch.exp(0.5 + 1.2 * x)
    return x, torch.poisson(rate), rate  # (RUNS, N, 1) each


def network(weights, x):
    """One small network for each run, side by side."""
    w1, b1, w2, b2 = weights
    return torch.tanh(x @ w1 + b1) @ w2 + b2  # (RUNS, N, 1)


def fit(criterion, before_loss, learning_rate):
    weights = [w.clone().requires_grad_() for w in start]
    optimizer = torch.optim.Adam(weights, lr=learning_rate)
    best_loss, best = torch.full((RUNS, 1, 1), float("inf")), start
    for _ in range(STEPS):
        losses = criterion(before_loss(network(weights, train_x)), train_y).mean(dim=1)  # (RUNS, 1)
        optimizer.zero_grad()
        losses.sum().backward()
        optimizer.step()
        with torch.no_grad():  # ko: 검증 손실이 가장 작은 가중치  # en: the weights of the lowest validation loss
            val_loss = criterion(before_loss(network(weights, val_x)), val_y).mean(dim=1, keepdim=True)
            better = val_loss < best_loss
            best_loss = torch.where(better, val_loss, best_loss)
            best = [torch.where(better, new, old) for new, old in zip(weights, best, strict=True)]
    return best_loss, best


def fit_tuned(criterion, before_loss):
    best_loss, best = fit(criterion, before_loss, LEARNING_RATES[0])
    for learning_rate in LEARNING_RATES[1:]:
        loss, weights = fit(criterion, before_loss, learning_rate)
        best = [torch.where(loss < best_loss, new, old) for new, old in zip(weights, best, strict=True)]
        best_loss = torch.minimum(loss, best_loss)
    return best


(train_x, train_y, _), (val_x, val_y, _), (x, _, rate) = counts(SAMPLES), counts(SAMPLES), counts(2000)
start = [torch.randn(RUNS, 1, 16), torch.randn(RUNS, 1, 16), torch.randn(RUNS, 16, 1) / 4, torch.zeros(RUNS, 1, 1)]

# ko: 손실에 넣기 전과 예측할 때 출력에 적용하는 함수
# en: what is applied to the output before the loss, and for a prediction
poisson, mse = nn.PoissonNLLLoss(reduction="none"), nn.MSELoss(reduction="none")
as_it_is = nn.Identity()
methods = {
    "PoissonNLLLoss": (poisson, as_it_is, torch.exp),
    "MSELoss": (mse, as_it_is, as_it_is),
    "MSELoss_exp": (mse, torch.exp, torch.exp),
}
compared, everywhere, negative = {}, {}, {}
for name, (criterion, before_loss, to_rate) in methods.items():
    predicted = to_rate(network(fit_tuned(criterion, before_loss), x))
    error, rare = (predicted - rate).abs(), rate < 1
    compared[name] = ((error * rare).sum(dim=(1, 2)) / rare.sum(dim=(1, 2))).tolist()  # (RUNS,)
    everywhere[name] = error.mean(dim=(1, 2)).tolist()
    negative[name] = (predicted < 0).any(dim=1).sum().item()

average = {name: sum(errors) / RUNS for name, errors in compared.items()}
average_everywhere = {name: sum(errors) / RUNS for name, errors in everywhere.items()}
others = ["MSELoss", "MSELoss_exp"]
closer_where_rare = all(average["PoissonNLLLoss"] < average[name] for name in others)
# ko: 가장 나쁜 네 실행의 평균  # en: the mean of the four worst runs
worst = {name: sum(sorted(errors)[-4:]) / 4 for name, errors in compared.items()}
worst_runs_are_better = all(worst["PoissonNLLLoss"] < worst[name] for name in others)
wins = sum(all(p < compared[name][run] for name in others) for run, p in enumerate(compared["PoissonNLLLoss"]))
only_plain_mse_went_negative = negative["MSELoss"] > 0 == negative["PoissonNLLLoss"] == negative["MSELoss_exp"]

print("mean absolute error of the rate: below 1, there in the four worst runs, everywhere; runs with negative rates")
for name in methods:
    print(f"{name:15} {average[name]:5.3f} {worst[name]:5.3f} {average_everywhere[name]:5.3f} {negative[name]}")
print(f"PoissonNLLLoss was closest in {wins} of {RUNS} runs where the rate is below 1")
