"""ko: 낮은 예측의 비용이 4배이고 잡음이 입력에 따라 다르면, 그 비용으로 학습한 모델이 제곱 오차에 상수를 더한 모델보다 비용이 적습니다.
en: Where a low prediction costs four times as much and the noise depends on the input, training on that cost is cheaper than squared error plus a constant.
"""

import torch

SEEDS, LOW = 5, 4.0
torch.manual_seed(0)


def sample(count):
    """Inputs (SEEDS, count, 1), and targets (SEEDS, count) whose normal noise grows with the input."""
    x = 2 * torch.rand(SEEDS, count, 1)
    return x, (x + (0.1 + x) * torch.randn(x.shape)).squeeze(2)


def cost(prediction, target):
    error = target - prediction
    return torch.where(error > 0, LOW, 1.0) * error**2


def squared(prediction, target):
    return (prediction - target) ** 2


def forward(w, x):
    return (torch.tanh(x @ w[0] + w[1]) @ w[2] + w[3]).squeeze(2)  # (SEEDS, N)


def train(loss, rate):
    # ko: 은닉 유닛 16개. 시드 5개의 모델을 나란히 학습합니다.
    # en: 16 hidden units; the models of the five seeds train side by side.
    shapes, scales = ((1, 16), (1, 16), (16, 1), (1, 1)), (1.0, 1.0, 0.25, 0.0)
    w = [(scale * torch.randn(SEEDS, *shape)).requires_grad_() for shape, scale in zip(shapes, scales, strict=True)]
    optimizer = torch.optim.Adam(w, lr=rate)
    for _ in range(150):
        optimizer.zero_grad()
        # ko: 시드끼리 섞이지 않도록 시드마다 평균하고 더합니다.
        # en: a mean for each seed, then the sum, so that the seeds stay independent
        loss(forward(w, x), y).mean(1).sum().backward()
        optimizer.step()
    return [v.detach() for v in w]


(x, y), (x_validation, y_validation), (fresh_x, fresh_y) = sample(500), sample(500), sample(4000)
offsets = [step / 20 for step in range(41)]
ways = {"weighted": (cost, [0.0]), "mse + offset": (squared, offsets), "mse": (squared, [0.0])}
models = {loss: [train(loss, rate) for rate in (0.01, 0.03)] for loss in (cost, squared)}
compared = {}
for name, (loss, shifts) in ways.items():
    # ko: 상수와 학습률은 검증 데이터의 비용으로 선택합니다.
    # en: Offset and rate are chosen by the cost on validation data.
    tried = [(forward(w, x_validation), forward(w, fresh_x), shift) for w in models[loss] for shift in shifts]
    on_validation = torch.stack([cost(known + shift, y_validation).mean(1) for known, _, shift in tried])
    on_test = torch.stack([cost(new + shift, fresh_y).mean(1) for _, new, shift in tried])
    compared[name] = on_test[on_validation.argmin(0), torch.arange(SEEDS)].tolist()

mean = {name: sum(row) / SEEDS for name, row in compared.items()}
cheaper_than_plain = all(a < b for a, b in zip(compared["weighted"], compared["mse"], strict=True))
recovered = (mean["mse"] - mean["mse + offset"]) / (mean["mse"] - mean["weighted"])
offset_gets_most_of_it = 0.5 < recovered < 1

for name, value in mean.items():
    print(f"{name:14}{value:8.3f}")
print(f"the offset recovers {recovered:.2f} of the difference")
