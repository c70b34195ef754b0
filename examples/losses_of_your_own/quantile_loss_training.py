"""ko: 잡음이 입력에 따라 달라지면, 90% 분위수를 직접 학습한 모델이 평균에 상수를 더한 모델보다 어디서나 90%에 가깝습니다.
en: Where the noise depends on the input, a model of the 90% quantile is closer to 90% everywhere than a mean plus a constant.
"""

import torch
from torch import nn

SEEDS, Q = 5, 0.9
torch.manual_seed(0)


def sample(count):
    """Inputs (SEEDS, count, 1), and targets (SEEDS, count) whose normal noise grows with the input."""
    x = 2 * torch.rand(SEEDS, count, 1)
    return x, (x + (0.1 + x) * torch.randn(x.shape)).squeeze(2)


def pinball(prediction, target):
    error = target - prediction
    return torch.maximum(Q * error, (Q - 1) * error)


def forward(w, x):
    return torch.tanh(x @ w[0] + w[1]) @ w[2] + w[3]  # (SEEDS, N, outputs)


def train(loss, rate, outputs):
    # ko: 은닉 유닛 16개. 시드 5개의 모델을 나란히 학습합니다.
    # en: 16 hidden units; the models of the five seeds train side by side.
    shapes = ((1, 16), (1, 16), (16, outputs), (1, outputs))
    scales = (1.0, 1.0, 0.25, 0.0)
    w = [(scale * torch.randn(SEEDS, *shape)).requires_grad_() for shape, scale in zip(shapes, scales, strict=True)]
    optimizer = torch.optim.Adam(w, lr=rate)
    for _ in range(150):
        optimizer.zero_grad()
        # ko: 시드끼리 섞이지 않도록 시드마다 평균하고 더합니다.
        # en: a mean for each seed, then the sum, so that the seeds stay independent
        loss(forward(w, x), y).mean(1).sum().backward()
        optimizer.step()
    return [v.detach() for v in w]


def gaussian(z, y):
    return nn.functional.gaussian_nll_loss(z[..., 0], y, z[..., 1].exp(), reduction="none")


def gaussian_quantile(z):
    return z[..., 0] + torch.distributions.Normal(0, 1).icdf(torch.tensor(Q)) * (z[..., 1] / 2).exp()


(x, y), (x_validation, y_validation), (fresh_x, fresh_y) = sample(500), sample(500), sample(4000)
ways = {
    "quantile": (lambda z, y: pinball(z[..., 0], y), 1, lambda z: z[..., 0]),
    "mse + offset": (lambda z, y: (z[..., 0] - y) ** 2, 1, lambda z: z[..., 0]),
    "GaussianNLL": (gaussian, 2, gaussian_quantile),
}
low, high = fresh_x[..., 0] < 0.5, fresh_x[..., 0] > 1.5
overall, coverage_low, compared, cost = {}, {}, {}, {}
for name, (loss, outputs, predict) in ways.items():
    on_validation, on_test = [], []
    for rate in (0.01, 0.03):
        w = train(loss, rate, outputs)
        known, new = predict(forward(w, x_validation)), predict(forward(w, fresh_x))
        if name == "mse + offset":
            # ko: 평균을 학습한 모델에는 검증 데이터 잔차의 90% 분위수를 더합니다.
            # en: The model of the mean gets the 90% quantile of its residuals on validation data.
            offset = (y_validation - known).quantile(Q, dim=1, keepdim=True)
            known, new = known + offset, new + offset
        on_validation.append(pinball(known, y_validation).mean(1))
        on_test.append(new)
    best = torch.stack(on_validation).argmin(0)
    prediction = torch.stack(on_test)[best, torch.arange(SEEDS)]  # (SEEDS, 4000)
    below = (fresh_y <= prediction).float()
    overall[name] = below.mean(1).tolist()
    coverage_low[name] = ((below * low).sum(1) / low.sum(1)).tolist()
    compared[name] = ((below * high).sum(1) / high.sum(1)).tolist()
    cost[name] = pinball(prediction, fresh_y).mean(1).tolist()

mean, mean_overall, mean_low, mean_high = (
    {name: sum(row) / SEEDS for name, row in table.items()} for table in (cost, overall, coverage_low, compared)
)
all_are_right_on_average = all(abs(share - Q) < 0.03 for share in mean_overall.values())
offset_fails_in_every_seed = all(a < b for a, b in zip(compared["mse + offset"], compared["quantile"], strict=True))
at_both_ends = {name: max(abs(mean_low[name] - Q), abs(mean_high[name] - Q)) for name in ways}
quantile_holds_everywhere = at_both_ends["quantile"] < 0.05
gaussian_holds_too = at_both_ends["GaussianNLL"] < 0.05
offset_misses = at_both_ends["mse + offset"] > 0.08

print(f"{'share below':14}{'all':>8}{'x < 0.5':>10}{'x > 1.5':>10}{'loss':>9}")
for name in ways:
    print(f"{name:14}{mean_overall[name]:8.3f}{mean_low[name]:10.3f}{mean_high[name]:10.3f}{mean[name]:9.4f}")
