"""ko: 연습 2: best_threshold와 undo_weight를 완성하고, pos_weight의 크기에 따른 F1을 비교하세요.
en: Exercise 2: complete best_threshold and undo_weight, and compare F1 by the size of pos_weight.
"""

import torch
import torch.nn.functional as F

D, SIZES = 20, [4000, 10_000, 10_000]  # ko: 학습, 검증, 테스트  # en: training, validation, test


def f1_at(threshold, probs, labels):
    flagged = probs >= threshold
    return (2 * labels[flagged].sum() / (flagged.sum() + labels.sum())).item()


def best_threshold(probs, labels):
    """The threshold with the highest F1; probs (N,), labels (N,) of zeros and ones."""
    # ko: 할 일 1: F1이 가장 높은 임계값을 반환하세요. 0.01부터 0.99까지 비교하면 충분합니다.
    # en: TODO 1: return the threshold with the highest F1. Comparing 0.01 to 0.99 is enough.
    return 0.5


def undo_weight(logits, weight):
    """The probabilities that a model trained without pos_weight would predict."""
    # ko: 할 일 2: pos_weight가 로짓에 더한 만큼을 빼세요.
    # en: TODO 2: subtract what pos_weight has added to the logits.
    return torch.sigmoid(logits)


def fit(x, y, weight):
    theta = torch.zeros(D + 1, requires_grad=True)
    solver = torch.optim.LBFGS([theta], max_iter=60, line_search_fn="strong_wolfe")

    def closure():
        solver.zero_grad()
        loss = F.binary_cross_entropy_with_logits(x @ theta[:D] + theta[D], y, pos_weight=torch.tensor(weight))
        loss.backward()
        return loss

    solver.step(closure)
    return lambda x: x @ theta[:D].detach() + theta[D].detach()


def average_precision(logits, labels):
    hits = labels[logits.argsort(descending=True)]
    return ((hits.cumsum(0) / torch.arange(1, len(hits) + 1) * hits).sum() / hits.sum()).item()


seeds, names = 8, ["one", "root", "ratio"]
columns = ["weight", "ap", "f1_at_half", "f1_tuned", "threshold", "nll", "nll_undone"]
means = {name: dict.fromkeys(columns, 0.0) for name in names}
f1_curves = []
for seed in range(seeds):
    torch.manual_seed(seed)
    direction = F.normalize(torch.randn(D), dim=0) * 2
    inputs = torch.randn(sum(SIZES), D)
    labels = torch.bernoulli(torch.sigmoid(inputs @ direction - 4.6))
    (x, x_val, x_new), (y, y_val, y_new) = inputs.split(SIZES), labels.split(SIZES)
    ratio = ((1 - y).sum() / y.sum()).item()
    for name, weight in zip(names, [1.0, ratio**0.5, ratio], strict=True):
        model = fit(x, y, weight)
        logits, probs = model(x_new), torch.sigmoid(model(x_new))
        threshold = best_threshold(torch.sigmoid(model(x_val)), y_val)
        row = [
            weight, average_precision(logits, y_new), f1_at(0.5, probs, y_new), f1_at(threshold, probs, y_new),
            threshold, F.binary_cross_entropy(probs, y_new).item(),
            F.binary_cross_entropy(undo_weight(logits, weight), y_new).item(),
        ]  # fmt: skip
        for column, value in zip(columns, row, strict=True):
            means[name][column] += value / seeds
        if seed == 0:
            f1_curves.append([[t / 50, f1_at(t / 50, probs, y_new)] for t in range(1, 50)])

print(f"{'':<6}" + "".join(f"{column:>12}" for column in columns))
for name, row in means.items():
    print(f"{name:<6}" + "".join(f"{value:>12.3f}" for value in row.values()))

one, ratio = means["one"], means["ratio"]
tuned = [row["f1_tuned"] for row in means.values()]
toy = best_threshold(torch.tensor([0.1, 0.2, 0.3, 0.9]), torch.tensor([0.0, 1.0, 1.0, 1.0]))
criteria = {
    "threshold_is_right": 0.1 < toy <= 0.2,
    "tuned_f1_is_alike": max(tuned) - min(tuned) < 0.03,
    "weight_is_undone": ratio["nll_undone"] < 1.1 * one["nll"] < ratio["nll"],
}
for name, met in criteria.items():
    print(f"[{'x' if met else ' '}] {name}")
