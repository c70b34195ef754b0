"""ko: 낮은 예측의 비용이 4배이고 잡음이 입력에 따라 다르면, 그 비용으로 학습한 모델이 제곱 오차에 상수를 더한 모델보다 비용이 적습니다.
en: Where a low prediction costs four times as much and the noise depends on the input, training on that cost is cheaper than squared error plus a constant.
"""

import torch
from torch import nn

SEEDS, LOW = 5, 4.0


def sample(count):
    x = 2 * torch.rand(count, 1)
    return x, (x + (0.1 + x) * torch.randn(count, 1)).squeeze(
        1
    )  # ko: x가 크면 잡음도 큽니다  # en: the noise grows with x


def cost(prediction, target):
    error = target - prediction
    return (torch.where(error > 0, LOW, 1.0) * error**2).mean()


def train(loss, rate, x, y):
    model = nn.Sequential(nn.Linear(1, 16), nn.Tanh(), nn.Linear(16, 1))
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    for _ in range(120):
        optimizer.zero_grad()
        loss(model(x).squeeze(1), y).backward()
        optimizer.step()
    return lambda inputs: model(inputs).squeeze(1).detach()


offsets = [step / 20 for step in range(41)]
compared = {"weighted": [], "mse + offset": [], "mse": []}
for seed in range(SEEDS):
    torch.manual_seed(seed)
    (x, y), (x_validation, y_validation), (fresh_x, fresh_y) = sample(500), sample(500), sample(4000)
    reached = {name: [] for name in compared}
    for rate in (0.01, 0.03):
        torch.manual_seed(seed)
        weighted = train(cost, rate, x, y)
        torch.manual_seed(seed)
        plain = train(nn.functional.mse_loss, rate, x, y)
        # ko: 상수와 학습률은 검증 데이터의 비용으로 선택합니다.
        # en: Offset and rate are chosen by the cost on validation data.
        for name, model, shifts in (("weighted", weighted, [0]), ("mse + offset", plain, offsets), ("mse", plain, [0])):
            for shift in shifts:
                on_validation = cost(model(x_validation) + shift, y_validation).item()
                reached[name].append((on_validation, cost(model(fresh_x) + shift, fresh_y).item()))
    for name, tried in reached.items():
        compared[name].append(min(tried)[1])

mean = {name: sum(row) / SEEDS for name, row in compared.items()}
cheaper_than_plain = all(a < b for a, b in zip(compared["weighted"], compared["mse"], strict=True))
offset_gets_part_of_it = mean["weighted"] < mean["mse + offset"] < mean["mse"]

for name, value in mean.items():
    print(f"{name:14}{value:8.3f}")
