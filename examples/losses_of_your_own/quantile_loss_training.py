"""ko: 잡음이 입력에 따라 달라지면, 90% 분위수를 직접 학습한 모델이 평균에 상수를 더한 모델보다 어디서나 90%에 가깝습니다.
en: Where the noise depends on the input, a model of the 90% quantile is closer to 90% everywhere than a mean plus a constant.
"""

import torch
from torch import nn

SEEDS, Q = 5, 0.9


def sample(count):
    x = 2 * torch.rand(count, 1)
    return x, (x + (0.1 + x) * torch.randn(count, 1)).squeeze(
        1
    )  # ko: x가 크면 잡음도 큽니다  # en: the noise grows with x


def quantile(prediction, target):
    error = target - prediction
    return torch.maximum(Q * error, (Q - 1) * error).mean()


def train(loss, rate, x, y):
    model = nn.Sequential(nn.Linear(1, 16), nn.Tanh(), nn.Linear(16, 1))
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    for _ in range(120):
        optimizer.zero_grad()
        loss(model(x).squeeze(1), y).backward()
        optimizer.step()
    return lambda inputs: model(inputs).squeeze(1).detach()


compared = {"quantile": [], "mse + offset": []}
overall, coverage_low, coverage_high, cost = ({name: [] for name in compared} for _ in range(4))
for seed in range(SEEDS):
    torch.manual_seed(seed)
    x, y = sample(500)
    x_validation, y_validation = sample(500)
    fresh_x, fresh_y = sample(4000)
    for name, loss in (("quantile", quantile), ("mse + offset", nn.functional.mse_loss)):
        tried = []
        for rate in (0.01, 0.03):
            torch.manual_seed(seed)
            model = train(loss, rate, x, y)
            # ko: 평균을 학습한 모델에는 검증 데이터 잔차의 90% 분위수를 더합니다.
            # en: The model of the mean gets the 90% quantile of its residuals on validation data.
            residuals = y_validation - model(x_validation)
            offset = residuals.quantile(Q) if name != "quantile" else 0.0
            tried.append((quantile(model(x_validation) + offset, y_validation).item(), model, offset))
        _, model, offset = min(tried, key=lambda one: one[0])
        prediction = model(fresh_x) + offset
        below, low = fresh_y <= prediction, fresh_x[:, 0] < 0.5
        overall[name].append(below.float().mean().item())
        coverage_low[name].append(below[low].float().mean().item())
        coverage_high[name].append(below[fresh_x[:, 0] > 1.5].float().mean().item())
        cost[name].append(quantile(prediction, fresh_y).item())
        compared[name].append(coverage_high[name][-1])

mean = {name: sum(row) / SEEDS for name, row in cost.items()}
mean_low = {name: sum(row) / SEEDS for name, row in coverage_low.items()}
mean_high = {name: sum(row) / SEEDS for name, row in coverage_high.items()}
mean_overall = {name: sum(row) / SEEDS for name, row in overall.items()}
both_are_right_on_average = all(abs(share - Q) < 0.03 for share in mean_overall.values())
offset_fails_where_noise_is_large = mean_high["mse + offset"] < mean_high["quantile"] - 0.04
quantile_holds_everywhere = abs(mean_low["quantile"] - Q) < 0.07 and abs(mean_high["quantile"] - Q) < 0.07
cheaper_in_every_run = all(a < b for a, b in zip(cost["quantile"], cost["mse + offset"], strict=True))

print(f"{'share below':14}{'all':>8}{'x < 0.5':>10}{'x > 1.5':>10}{'loss':>9}")
for name in compared:
    print(f"{name:14}{mean_overall[name]:8.3f}{mean_low[name]:10.3f}{mean_high[name]:10.3f}{mean[name]:9.4f}")
