"""ko: AP는 순위만 보므로 임계값을 정하지 못합니다. 보정된 확률에서 F1이 최대인 임계값은 최대 F1의 절반입니다.
en: AP sees only the ranking and cannot choose a threshold; for calibrated probabilities F1 peaks at half the best F1.
"""

import torch

torch.manual_seed(0)
scores = 2 * torch.randn(2000, dtype=torch.float64) - 4  # (N,)
probs = torch.sigmoid(scores)
labels = (torch.rand(2000) < probs).double()  # ko: 보정된 확률  # en: calibrated by design
prevalence = labels.mean().item()


def average_precision(scores):
    hits = labels[scores.argsort(descending=True)]  # (N,)
    precision = hits.cumsum(0) / torch.arange(1, len(hits) + 1)
    return (precision * hits).sum().item() / hits.sum().item()


# ko: 순서를 지키는 변환은 AP를 바꾸지 않습니다.
# en: A transformation that keeps the order does not change AP.
ap = {
    "raw": average_precision(scores),
    "sigmoid": average_precision(probs),
    "shifted": average_precision(3 * scores - 100),
}
ap_of_random_scores = average_precision(torch.rand(2000))
same_ap_for_the_same_order = ap["raw"] == ap["sigmoid"] == ap["shifted"]
random_scores_reach_the_base_rate = abs(ap_of_random_scores - prevalence) < 0.03 < ap["raw"] - prevalence


def f1_and_accuracy(threshold):
    flagged = probs >= threshold
    true_positives = labels[flagged].sum()
    f1 = 2 * true_positives / (flagged.sum() + labels.sum())
    accuracy = (flagged == labels.bool()).double().mean()
    return f1.item(), accuracy.item()


f1_at = {"50_percent": f1_and_accuracy(0.5)[0]}
best_threshold = max(probs.tolist(), key=lambda t: f1_and_accuracy(t)[0])
best_f1 = f1_and_accuracy(best_threshold)[0]
always_negative_f1, always_negative_accuracy = f1_and_accuracy(1.1)
half_is_not_best = best_f1 > f1_at["50_percent"] + 0.02 and best_threshold < 0.4

for name, value in ap.items():
    print(f"AP {name:8} {value:.6f}")
print(f"AP random   {ap_of_random_scores:.6f}  base rate {prevalence:.4f}")
print(f"\n2000 samples: F1 {f1_at['50_percent']:.3f} at 0.5, {best_f1:.3f} at {best_threshold:.3f}")
print(f"always negative: F1 {always_negative_f1:.0f}, accuracy {always_negative_accuracy:.3f}")

# ko: 샘플을 뽑는 대신 점수 분포 전체에서 기댓값을 계산합니다.
# en: Expectations over the whole distribution of scores instead of a sample.
quantiles = (torch.arange(20000, dtype=torch.float64) + 0.5) / 20000
p = torch.sigmoid(2 * torch.distributions.Normal(0.0, 1.0).icdf(quantiles) - 4)  # (G,)
cuts = [k / 200 for k in range(1, 180)]
flagged = torch.tensor([(p >= t).double().mean().item() for t in cuts], dtype=torch.float64)
found = torch.tensor([(p * (p >= t)).mean().item() for t in cuts], dtype=torch.float64)
base_rate = p.mean()
found_f1 = 2 * found / (flagged + base_rate)
curves = {
    "precision": list(zip(cuts, (found / flagged).tolist(), strict=True)),
    "recall": list(zip(cuts, (found / base_rate).tolist(), strict=True)),
    "f1": list(zip(cuts, found_f1.tolist(), strict=True)),
}
population_f1 = found_f1.max().item()
population_threshold = cuts[found_f1.argmax()]
threshold_is_half_the_f1 = abs(population_threshold - population_f1 / 2) < 0.005

# ko: 놓치는 비용이 9, 잘못 경보하는 비용이 1일 때 기대 비용이 가장 작은 임계값입니다.
# en: The threshold of least expected cost when a miss costs 9 and a false alarm costs 1.
costs = 9 * (base_rate - found) + 1 * (flagged - found)
cheapest_threshold = cuts[costs.argmin()]

print(f"\npopulation: best F1 {population_f1:.3f} at {population_threshold:.3f}")
print(f"cheapest threshold {cheapest_threshold:.3f}")
