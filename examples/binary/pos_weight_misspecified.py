"""ko: 선형 모델로 나눌 수 없는 데이터에서는 pos_weight가 임계값뿐 아니라 순위까지 바꿉니다.
en: Where a linear model cannot fit the data, pos_weight changes the ranking, not only the threshold.
"""

import torch
import torch.nn.functional as F


def draw(n):
    labels = (torch.rand(n, dtype=torch.float64) < 0.05).double()  # (n,)
    second = torch.rand(n) < torch.where(labels == 1, 0.2, 0.1)  # ko: 두 번째 군집  # en: the second cluster
    centers = torch.tensor([[[0.0, 0.0], [3.0, -3.0]], [[3.0, 0.0], [0.0, -3.0]]], dtype=torch.float64)
    return centers[labels.long(), second.long()] + torch.randn(n, 2, dtype=torch.float64), labels


def fit(features, labels, weight):
    theta = torch.zeros(3, dtype=torch.float64, requires_grad=True)
    solver = torch.optim.LBFGS([theta], max_iter=100, line_search_fn="strong_wolfe")

    def closure():
        solver.zero_grad()
        loss = F.binary_cross_entropy_with_logits(features @ theta[:2] + theta[2], labels, pos_weight=weight)
        loss.backward()
        return loss

    solver.step(closure)
    return theta.detach()


def average_precision(scores, labels):
    hits = labels[scores.argsort(descending=True)]
    return ((hits.cumsum(0) / torch.arange(1, len(hits) + 1) * hits).sum() / hits.sum()).item()


def roc_auc(scores, labels):
    ranks = scores.argsort().argsort().double() + 1
    positives, negatives = labels.sum(), (1 - labels).sum()
    return ((ranks[labels == 1].sum() - positives * (positives + 1) / 2) / (positives * negatives)).item()


torch.manual_seed(0)
features, labels = draw(5000)
test_features, test_labels = draw(20000)
ratio = (1 - labels).sum() / labels.sum()
found = {}
for name, weight in {"one": torch.ones((), dtype=torch.float64), "ratio": ratio}.items():
    theta = fit(features, labels, weight)
    scores = test_features @ theta[:2] + theta[2]
    found[name] = {"ap": average_precision(scores, test_labels), "auc": roc_auc(scores, test_labels)}
    found[name]["direction"] = torch.atan2(theta[1], theta[0]).rad2deg().item()
ap_fell = found["ratio"]["ap"] < 0.7 * found["one"]["ap"]
auc_rose = found["ratio"]["auc"] > found["one"]["auc"] + 0.01

print("pos_weight     AP    AUC  direction of the weights")
for name, row in found.items():
    print(f"{name:10} {row['ap']:6.3f} {row['auc']:6.3f} {row['direction']:8.0f} degrees")
