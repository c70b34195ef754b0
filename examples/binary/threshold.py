"""ko: AP는 순위만 보므로 문턱값을 고를 수 없고, F1은 문턱값에 따라 달라지므로 고를 수 있습니다.
en: AP sees only the ranking and cannot pick a threshold; F1 depends on the threshold and can.
"""

import torch

torch.manual_seed(0)
scores = 2 * torch.randn(2000, dtype=torch.float64) - 4  # (N,)
probs = torch.sigmoid(scores)
labels = (torch.rand(2000) < probs).double()  # en: calibrated by design  # ko: 보정된 확률
prevalence = labels.mean().item()


def precision_recall(scores):
    hits = labels[scores.argsort(descending=True)]  # (N,)
    found = hits.cumsum(0)
    return hits, found / torch.arange(1, len(hits) + 1), found / found[-1]


def average_precision(scores):
    hits, precision, _ = precision_recall(scores)
    return (precision * hits).sum().item() / hits.sum().item()


def trapezoid(scores):
    _, precision, recall = precision_recall(scores)
    return torch.trapezoid(precision, recall).item()


# ko: 순서를 지키는 변환은 AP를 바꾸지 않습니다.
# en: A map that keeps the order leaves AP as it is.
ap = {
    "raw": average_precision(scores),
    "sigmoid": average_precision(probs),
    "shifted": average_precision(3 * scores - 100),
}
ap_of_random_scores = average_precision(torch.rand(2000))
area_by_trapezoid = trapezoid(scores)
for name, value in ap.items():
    print(f"AP {name:11} {value:.6f}")
print(f"AP random      {ap_of_random_scores:.6f}  prevalence {prevalence:.4f}")
print(f"trapezoid      {area_by_trapezoid:.6f}")


def f1_and_accuracy(threshold):
    flagged = probs >= threshold
    true_positives = labels[flagged].sum()
    f1 = 2 * true_positives / (flagged.sum() + labels.sum())
    accuracy = (flagged == labels.bool()).double().mean()
    return f1.item(), accuracy.item()


thresholds = [0.05, 0.1, 0.2, 0.3, 0.5, 0.7]
f1_at = {f"{t * 100:.0f}_percent": f1_and_accuracy(t)[0] for t in thresholds}
accuracy_at = {f"{t * 100:.0f}_percent": f1_and_accuracy(t)[1] for t in thresholds}
best_threshold = max(probs.tolist(), key=lambda t: f1_and_accuracy(t)[0])
best_f1 = f1_and_accuracy(best_threshold)[0]
always_negative_f1, always_negative_accuracy = f1_and_accuracy(1.1)

print("\nthreshold     F1  accuracy")
for threshold in [*thresholds, best_threshold, 1.1]:
    print("{:9.4f} {:6.4f} {:9.4f}".format(threshold, *f1_and_accuracy(threshold)))
