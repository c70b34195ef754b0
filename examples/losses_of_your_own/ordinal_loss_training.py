"""ko: 등급이 순서를 따르는 데이터가 적으면 CORAL의 등급 오차가 교차 엔트로피보다 작습니다. 반올림한 제곱 오차는 등급의 간격이 같을 때만 CORAL과 비슷합니다.
en: With few samples of ordered grades, CORAL has a smaller error in grades than cross-entropy; rounded squared error matches it only where the grades are evenly spaced.
"""

import torch
import torch.nn.functional as F

SEEDS, K, FEATURES = 5, 5, 6
QUESTIONS = torch.arange(K - 1)


def sample(count, rule, cuts):
    x = torch.randn(count, FEATURES)
    noisy = x @ rule + 0.5 * torch.randn(count)
    return x, torch.bucketize(noisy, torch.tensor(cuts))  # (N,) 0 … K-1


def coral(w, x):
    return (x @ w[0][:, :1]) + w[1][: K - 1]  # ko: 점수 하나, 편향 K-1개  # en: one score, K-1 biases


def linear(w, x):
    return x @ w[0] + w[1]


def ordinal(z, y):
    return F.binary_cross_entropy_with_logits(z, (y[:, None] > QUESTIONS).float())


def squared(z, y):
    return F.mse_loss(z[:, 0], y.float())


def median(z):
    # ko: 절대 오차가 가장 작은 등급
    # en: the grade of the least absolute error
    return (z.softmax(1).cumsum(1) < 0.5).sum(1)


def fit(model, loss, x, y, decay):
    w = [torch.zeros(FEATURES, K, requires_grad=True), torch.zeros(K, requires_grad=True)]
    optimizer = torch.optim.LBFGS(w, max_iter=20, line_search_fn="strong_wolfe")

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
# ko: 점수를 자르는 위치와 학습 샘플 수
# en: where the score is cut, and the number of training samples
conditions = {
    "even": ([-1.5, -0.5, 0.5, 1.5], 60),
    "uneven": ([-0.3, 0.0, 0.3, 1.8], 60),
    "many": ([-1.5, -0.5, 0.5, 1.5], 400),
}
tables = {condition: {name: [] for name in ways} for condition in conditions}
for condition, (cuts, count) in conditions.items():
    for seed in range(SEEDS):
        torch.manual_seed(seed)
        rule = F.normalize(torch.randn(FEATURES), dim=0) * 1.2
        (x, y), validation, fresh = (sample(n, rule, cuts) for n in (count, 200, 2000))
        for name, (model, loss, decode) in ways.items():
            tried = []
            for decay in (0.0, 0.03):
                w = fit(model, loss, x, y, decay)
                with torch.no_grad():
                    tried.append(
                        [(decode(model(w, a)) - b).abs().float().mean().item() for a, b in (validation, fresh)]
                    )
            # ko: 가중치 감쇠는 검증 데이터로 선택합니다.
            # en: The decay is chosen on validation data.
            tables[condition][name].append(min(tried)[1])

compared = {f"{name}{'' if c == 'even' else ', uneven'}": tables[c][name] for c in ("even", "uneven") for name in ways}
mean = {condition: {name: sum(row) / SEEDS for name, row in table.items()} for condition, table in tables.items()}
gap = {condition: min(row["CE, argmax"], row["CE, median"]) - row["CORAL"] for condition, row in mean.items()}
coral_is_better = gap["even"] > 0.03 and gap["uneven"] > 0.03
gap_shrinks = gap["many"] < gap["even"] / 2
like_rounded_squares = abs(mean["even"]["CORAL"] - mean["even"]["MSE, rounded"]) < 0.03
rounded_squares_fail = mean["uneven"]["MSE, rounded"] > mean["uneven"]["CORAL"] + 0.03

print(f"{'':14}" + "".join(f"{condition:>9}" for condition in conditions))
for name in ways:
    print(f"{name:14}" + "".join(f"{mean[condition][name]:9.3f}" for condition in conditions))
