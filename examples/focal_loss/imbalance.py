"""ko: 로지스틱 모델로 만든 불균형 데이터에서 Focal Loss는 순위는 바꾸지 않고 확률을 키웠고, α는 임계값을 옮긴 것과 같았습니다.
en: On imbalanced data of a logistic model, focal loss kept the ranking and raised the probabilities; α acted like another threshold.
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
            # ko: 상위 1000개를 고를 때의 재현율
            # en: recall among the 1000 highest scores
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
runs = {name: [] for name in settings}
prevalences = []
for seed in range(5):
    torch.manual_seed(seed)
    rule = 0.35 * torch.randn(FEATURES, dtype=torch.float64)
    x = torch.randn(25_000, FEATURES, dtype=torch.float64)
    y = torch.bernoulli(torch.sigmoid(x @ rule - 4.5))
    prevalences.append(y.mean().item())
    for name, (gamma, alpha) in settings.items():
        w = fit(x[:5000], y[:5000], gamma, alpha)
        runs[name].append(metrics(x[5000:] @ w[:-1] + w[-1], y[5000:]))  # en: test  # ko: 테스트

columns = ["average_precision", "recall_at_half", "recall_of_top_1000", "mean_p", "ece"]
means = {name: torch.stack(rows).mean(dim=0).tolist() for name, rows in runs.items()}
results = {name: dict(zip(columns, row, strict=True)) for name, row in means.items()}
prevalence = sum(prevalences) / 5
precisions = [row["average_precision"] for row in results.values()]
average_precision_range = max(precisions) - min(precisions)
ranking_kept = average_precision_range < 0.01
pairs = zip(runs["focal"], prevalences, strict=True)
raised_probabilities = all(run[3].item() > 2 * share for run, share in pairs)
recall = {name: row["recall_at_half"] for name, row in results.items()}
alpha_moved_recall = recall["focal_25"] < recall["focal"] < recall["focal_75"]

print(f"prevalence {prevalence:.4f}")
print("              AP   R@.5  R@1000  mean p     ECE")
for name, row in results.items():
    print(f"{name:9s}" + "".join(f"{value:8.4f}" for value in row.values()))
print(f"ranking kept {ranking_kept}, probabilities raised {raised_probabilities}")
print(f"recall: alpha 0.25 < none < 0.75 {alpha_moved_recall}")
