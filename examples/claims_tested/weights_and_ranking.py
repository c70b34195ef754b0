"""ko: pos_weight와 Focal Loss가 순위를 바꾸는지를 선형 모델이 맞는 데이터와 맞지 않는 데이터에서 비교합니다.
en: Whether pos_weight and focal loss change the ranking, on data that a linear model fits and on data that it does not.
"""

import torch
import torch.nn.functional as F

SEEDS = range(3)


def draw(seed, n, fits):
    # ko: 양성은 3%입니다. 선형 모델이 맞지 않는 데이터에서는 음성 무리의 양쪽에 나뉘어 있습니다.
    # en: 3 % positives; where the linear model does not fit, they lie on two sides of a group of negatives.
    g = torch.Generator().manual_seed(seed)
    y = (torch.rand(n, generator=g) < 0.03).double()  # (N,)
    side = torch.rand(n, generator=g)  # (N,)
    centre = torch.zeros(n, 2, dtype=torch.float64)  # (N, 2)
    centre[y == 1] = torch.tensor([2.0, 2.0] if fits else [4.0, 2.0], dtype=torch.float64)
    if not fits:
        centre[(y == 1) & (side < 0.5)] = torch.tensor([-2.0, 2.0], dtype=torch.float64)
        centre[(y == 0) & (side < 0.05)] = torch.tensor([0.0, 3.0], dtype=torch.float64)
    return centre + torch.randn(n, 2, dtype=torch.float64, generator=g), y


def weighted(ratio):
    return lambda z, y: F.binary_cross_entropy_with_logits(z, y, pos_weight=torch.tensor(ratio, dtype=torch.float64))


def focal(z, y, gamma=2.0):
    losses = F.binary_cross_entropy_with_logits(z, y, reduction="none")  # (N,)
    return ((1 - (-losses).exp()) ** gamma * losses).mean()


def scores_of(loss_function, x, y, x_test):
    theta = torch.zeros(3, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([theta], max_iter=200, line_search_fn="strong_wolfe")

    def step():
        optimizer.zero_grad()
        loss = loss_function(x @ theta[:2] + theta[2], y)
        loss.backward()
        return loss

    optimizer.step(step)
    return x_test @ theta[:2].detach()


def average_precision(scores, y):
    hits = y[scores.argsort(descending=True)]  # (N,)
    precision = hits.cumsum(0) / torch.arange(1, len(hits) + 1)
    return ((precision * hits).sum() / hits.sum()).item()


def auc(scores, y):
    ranks = scores.argsort().argsort().double() + 1  # (N,)
    positives = y.sum()
    return ((ranks[y == 1].sum() - positives * (positives + 1) / 2) / (positives * (len(y) - positives))).item()


def measured(seed, fits):
    x, y = draw(seed, 8000, fits)
    x_test, y_test = draw(1000 + seed, 20000, fits)
    ratio = ((1 - y).sum() / y.sum()).item()
    found = {}
    for name, loss in {"plain": weighted(1.0), "ratio": weighted(ratio), "focal": focal}.items():
        scores = scores_of(loss, x, y, x_test)
        found[name] = {"ap": average_precision(scores, y_test), "auc": auc(scores, y_test)}
    return found


runs = {case: [measured(seed, fits) for seed in SEEDS] for case, fits in {"fits": True, "misfit": False}.items()}


def change(case, name, measure):
    return [run[name][measure] - run["plain"][measure] for run in runs[case]]


largest_change_when_it_fits = max(
    abs(c) for n in ("ratio", "focal") for m in ("ap", "auc") for c in change("fits", n, m)
)
nothing_moves_when_it_fits = largest_change_when_it_fits < 0.02
auc_rises_when_it_does_not = all(min(change("misfit", name, "auc")) > 0 for name in ("ratio", "focal"))
ap_falls_when_it_does_not = all(max(change("misfit", name, "ap")) < -0.02 for name in ("ratio", "focal"))
print(nothing_moves_when_it_fits, auc_rises_when_it_does_not, ap_falls_when_it_does_not)
means = {}
for case in runs:
    for name in ("plain", "ratio", "focal"):
        means[f"{case}_{name}"] = {m: sum(run[name][m] for run in runs[case]) / len(SEEDS) for m in ("ap", "auc")}
        print(f"{case:7} {name:6}", "  ".join(f"{m} {v:.2f}" for m, v in means[f"{case}_{name}"].items()))
