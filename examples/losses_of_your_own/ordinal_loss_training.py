"""ko: 등급이 순서를 따르는 데이터가 적을 때, CORAL의 등급 오차는 교차 엔트로피보다 작고 반올림한 제곱 오차와 비슷합니다.
en: With few samples of ordered grades, CORAL has a smaller error in grades than cross-entropy, and one like that of rounded squared error.
"""

import torch
import torch.nn.functional as F

SEEDS, K, FEATURES = 8, 5, 6
QUESTIONS = torch.arange(K - 1)


def sample(count, rule):
    x = torch.randn(count, FEATURES)
    noisy = x @ rule + 0.5 * torch.randn(count)
    return x, torch.bucketize(noisy, torch.tensor([-1.5, -0.5, 0.5, 1.5]))  # (N,) 0 … K-1


def coral(w, x):
    return (x @ w[0][:, :1]) + w[1][: K - 1]  # ko: 점수 하나, 편향 K-1개  # en: one score, K-1 biases


def linear(w, x):
    return x @ w[0] + w[1]


def ordinal(z, y):
    return F.binary_cross_entropy_with_logits(z, (y[:, None] > QUESTIONS).float())


def squared(z, y):
    return F.mse_loss(z[:, 0], y.float())


def median(z):
    return (z.softmax(1).cumsum(1) < 0.5).sum(
        1
    )  # ko: 절대 오차가 가장 작은 등급  # en: the grade of the least absolute error


def fit(model, loss, x, y, decay):
    w = [torch.zeros(FEATURES, K, requires_grad=True), torch.zeros(K, requires_grad=True)]
    optimizer = torch.optim.LBFGS(w, max_iter=40, line_search_fn="strong_wolfe")

    def closure():
        optimizer.zero_grad()
        value = loss(model(w, x), y) + decay * w[0].square().sum() / 2
        value.backward()
        return value

    optimizer.step(closure)
    return w


ways = {
    "CE, argmax": (linear, F.cross_entropy, lambda z: z.argmax(1)),
    "CE, median": (linear, F.cross_entropy, median),
    "CORAL": (coral, ordinal, lambda z: (z > 0).sum(1)),
    "MSE, rounded": (linear, squared, lambda z: z[:, 0].round().clamp(0, K - 1).long()),
}
compared = {name: [] for name in ways}
for seed in range(SEEDS):
    torch.manual_seed(seed)
    rule = F.normalize(torch.randn(FEATURES), dim=0) * 1.2
    (x, y), (x_validation, y_validation), (fresh_x, fresh_y) = (sample(count, rule) for count in (60, 200, 2000))
    for name, (model, loss, decode) in ways.items():
        tried = []
        for decay in (0.0, 0.03, 0.3):
            w = fit(model, loss, x, y, decay)
            with torch.no_grad():
                errors = [
                    (decode(model(w, inputs)) - grades).abs().float().mean().item()
                    for inputs, grades in ((x_validation, y_validation), (fresh_x, fresh_y))
                ]
            tried.append(errors)
        compared[name].append(
            min(tried)[1]
        )  # ko: 검증 데이터로 고른 규제의 세기  # en: the decay chosen on validation data

mean = {name: sum(row) / SEEDS for name, row in compared.items()}
coral_wins = sum(a < b for a, b in zip(compared["CORAL"], compared["CE, argmax"], strict=True))
coral_is_better = mean["CORAL"] < mean["CE, argmax"] - 0.03
like_rounded_squares = abs(mean["CORAL"] - mean["MSE, rounded"]) < 0.03

for name, value in mean.items():
    print(f"{name:14}{value:7.3f}")
print(f"CORAL better than CE with argmax in {coral_wins} of {SEEDS}")
