"""ko: 이 불균형 과제에서 초점 손실은 순위는 그대로 두고 확률만 부풀렸고, α는 문턱값을 옮겼습니다.
en: On this imbalanced task focal loss kept the ranking and inflated p; α moved the threshold.
"""

import torch
import torch.nn.functional as F

FEATURES = 20


def focal_loss(z, y, gamma, alpha):
    sign = 2 * y - 1  # (N,)
    weight = torch.where(y == 1, alpha, 1 - alpha) if alpha else 1.0
    return (weight * torch.sigmoid(-sign * z) ** gamma * -F.logsigmoid(sign * z)).mean()


def fit(x, y, gamma, alpha):
    w = torch.zeros(FEATURES + 1, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([w], max_iter=100, line_search_fn="strong_wolfe")

    def closure():
        optimizer.zero_grad()
        loss = focal_loss(x @ w[:-1] + w[-1], y, gamma, alpha)
        loss.backward()
        return loss

    optimizer.step(closure)
    return w.detach()


def metrics(z, y):
    ranked = y[z.argsort(descending=True)]  # (N,)
    precision = ranked.cumsum(0) / torch.arange(1, len(y) + 1)
    p = torch.sigmoid(z)
    bins = (p * 15).ceil().clamp(1, 15)
    gaps = [(p - y)[bins == b].sum().abs() for b in range(1, 16)]
    return torch.stack(
        [
            (precision * ranked).sum() / y.sum(),  # AP
            y[p >= 0.5].sum() / y.sum(),  # recall
            # ko: 같은 수만큼 고를 때의 재현율
            # en: recall when each setting may pick the same number
            ranked[:1000].sum() / y.sum(),
            p.mean(),
            sum(gaps) / len(y),  # ECE
        ],
    )


settings = {
    "ce": (0, None),
    "focal": (2, None),
    "focal_25": (2, 0.25),
    "focal_75": (2, 0.75),
}  # (gamma, alpha)
sums = {name: torch.zeros(5, dtype=torch.float64) for name in settings}
prevalences = []
for seed in range(5):
    torch.manual_seed(seed)
    rule = 0.35 * torch.randn(FEATURES, dtype=torch.float64)
    x = torch.randn(25_000, FEATURES, dtype=torch.float64)
    y = torch.bernoulli(torch.sigmoid(x @ rule - 4.5))
    prevalences.append(y.mean().item())
    for name, (gamma, alpha) in settings.items():
        w = fit(x[:5000], y[:5000], gamma, alpha)
        sums[name] += metrics(x[5000:] @ w[:-1] + w[-1], y[5000:])  # en: fresh  # ko: 새 데이터

columns = ["average_precision", "recall_at_half", "recall_of_top_1000", "mean_p", "ece"]
means = {name: (total / 5).tolist() for name, total in sums.items()}
results = {name: dict(zip(columns, row, strict=True)) for name, row in means.items()}
prevalence = sum(prevalences) / 5
precisions = [row["average_precision"] for row in results.values()]
average_precision_range = max(precisions) - min(precisions)

print(f"prevalence {prevalence:.4f}")
print("              AP   R@.5  R@1000  mean p     ECE")
for name, row in results.items():
    print(f"{name:9s}" + "".join(f"{value:8.4f}" for value in row.values()))
