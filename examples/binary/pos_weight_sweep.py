"""ko: 데이터에 맞는 선형 모델에서 pos_weight는 순위를 개선하지 않으며, 임계값만 조정해도 같은 F1을 얻습니다.
en: For a well-specified linear model pos_weight does not improve the ranking; tuning the threshold gives the same F1.
"""

import math

import torch
import torch.nn.functional as F

bce = F.binary_cross_entropy_with_logits
D, SIZES = 20, (5000, 20000, 20000)  # en: train, validation, test  # ko: 학습, 검증, 테스트


def draw(n, direction):
    features = torch.randn(n, D, dtype=torch.float64)  # (n, D)
    return features, torch.bernoulli(torch.sigmoid(features @ direction - 4.4))  # (n,)


def fit(features, labels, weight):
    theta = torch.zeros(D + 1, dtype=torch.float64, requires_grad=True)
    solver = torch.optim.LBFGS([theta], max_iter=100, line_search_fn="strong_wolfe")
    pos_weight = torch.tensor(weight, dtype=torch.float64)

    def closure():
        solver.zero_grad()
        logits = features @ theta[:D] + theta[D]
        loss = bce(logits, labels, pos_weight=pos_weight)
        loss.backward()
        return loss

    solver.step(closure)
    return theta.detach()


def ranked(logits, labels):
    scores, order = logits.sort(descending=True)
    hits = labels[order]  # (n,)
    return scores, hits, hits.cumsum(0), torch.arange(1, len(labels) + 1)


def f1(flagged, labels):
    return 2 * labels[flagged].sum() / (flagged.sum() + labels.sum())


def measure(logits, labels, weight, cut):
    _, hits, found, k = ranked(logits, labels)
    flagged = logits > 0
    return {
        "ap": (found / k * hits).sum() / labels.sum(),
        "precision": labels[flagged].mean(),
        "recall": labels[flagged].sum() / labels.sum(),
        "f1": f1(flagged, labels),
        "tuned_threshold": torch.sigmoid(cut),
        "tuned_f1": f1(logits >= cut, labels),
        "mean_probability": torch.sigmoid(logits).mean(),
        "nll": bce(logits, labels),
        "nll_undone": bce(logits - math.log(weight), labels),
        "accuracy": (flagged == labels.bool()).double().mean(),
    }


def sweep(seed):
    torch.manual_seed(seed)
    direction = torch.randn(D, dtype=torch.float64)
    direction *= 1.5 / direction.norm()
    (x, y), (x_val, y_val), (x_test, y_test) = (draw(n, direction) for n in SIZES)
    ratio = ((1 - y).sum() / y.sum()).item()
    rows = {}
    for name, weight in {"one": 1.0, "root": math.sqrt(ratio), "ratio": ratio}.items():
        theta = fit(x, y, weight)
        # ko: 임계값은 검증 데이터에서 정하고 테스트 데이터에서 평가합니다.
        # en: The threshold is chosen on validation data and evaluated on test data.
        scores, _, found, k = ranked(x_val @ theta[:D] + theta[D], y_val)
        cut = scores[(2 * found / (k + y_val.sum())).argmax()]
        row = measure(x_test @ theta[:D] + theta[D], y_test, weight, cut)
        rows[name] = {"weight": weight} | {k: v.item() for k, v in row.items()}
    return rows


by_seed = [sweep(seed) for seed in range(5)]
metrics = list(by_seed[0]["one"])


def mean_row(name):
    return {m: sum(rows[name][m] for rows in by_seed) / len(by_seed) for m in metrics}


means = {name: mean_row(name) for name in ("one", "root", "ratio")}
one, root, ratio = means["one"], means["root"], means["ratio"]
ranking_did_not_improve = max(root["ap"], ratio["ap"]) < one["ap"] + 0.005
f1_at_half_differs = max(root["f1"], ratio["f1"]) > 2 * one["f1"]
tuned_f1_is_alike = max(m["tuned_f1"] for m in means.values()) - min(m["tuned_f1"] for m in means.values()) < 0.03
probabilities_are_inflated = ratio["mean_probability"] > 5 * one["mean_probability"]
undoing_restores_them = ratio["nll_undone"] < 1.05 * one["nll"] < ratio["nll"]

print("mean of 5 seeds       1     root    ratio")
for metric in metrics:
    print(f"{metric:16}" + "".join(f"{row[metric]:9.4f}" for row in means.values()))
