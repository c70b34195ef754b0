"""ko: pos_weight를 w로 학습하면 모든 로짓이 log w만큼 올라가므로 임계값을 옮긴 것과 같습니다.
en: Training with pos_weight w raises every logit by log w, which amounts to moving the threshold.
"""

import math

import torch
import torch.nn.functional as F

separation, prevalence, count = 2.0, 0.1, 200_000
torch.manual_seed(0)
y = torch.bernoulli(torch.full((count,), prevalence, dtype=torch.float64))  # (N,)
x = torch.randn(count, dtype=torch.float64) + separation * y  # (N,)


def fit(pos_weight):
    """Slope and intercept of a logistic regression trained to its end."""
    w = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([w], max_iter=60, line_search_fn="strong_wolfe", tolerance_grad=1e-9)
    weight = torch.tensor(pos_weight, dtype=torch.float64)

    def closure():
        optimizer.zero_grad()
        loss = F.binary_cross_entropy_with_logits(w[0] * x + w[1], y, pos_weight=weight)
        loss.backward()
        return loss

    optimizer.step(closure)
    return w.tolist()


def measure(line, threshold):
    p = torch.sigmoid(line[0] * x + line[1])  # (N,)
    called = p >= threshold
    hits, alarms, misses = ((called & (y == 1)).sum(), (called & (y == 0)).sum(), (~called & (y == 1)).sum())
    return {
        "precision": (hits / (hits + alarms)).item(),
        "recall": (hits / (hits + misses)).item(),
        "mean_prediction": p.mean().item(),
        "confusion": [(n / count).item() for n in (hits, misses, alarms, (~called & (y == 0)).sum())],
    }


plain, weighted = fit(1.0), fit(9.0)
shift, expected_shift = weighted[1] - plain[1], math.log(9.0)
at_half, weighted_at_half = measure(plain, 0.5), measure(weighted, 0.5)
moved_threshold = measure(plain, 0.1)  # ko: 1 / (1 + 9)  # en: 1 / (1 + 9)
recall_rises_and_precision_falls = (
    moved_threshold["recall"] > at_half["recall"] + 0.3 and moved_threshold["precision"] < at_half["precision"] - 0.2
)
weight_moves_what_the_threshold_moves = all(
    abs(a - b) < 0.001 for a, b in zip(weighted_at_half["confusion"], moved_threshold["confusion"], strict=True)
)
true_intercept = math.log(prevalence / (1 - prevalence)) - separation**2 / 2  # ko: 참된 절편  # en: the true intercept

print(f"plain     slope {plain[0]:.3f}, intercept {plain[1]:.3f} (the data: {separation:.3f}, {true_intercept:.3f})")
print(
    f"weighted  slope {weighted[0]:.3f}, intercept {weighted[1]:.3f}: {shift:.2f} higher, log 9 = {expected_shift:.2f}"
)
for name, row in (("t = 0.5", at_half), ("pos_weight 9", weighted_at_half), ("t = 0.1", moved_threshold)):
    print(
        f"{name:13} precision {row['precision']:.3f}  recall {row['recall']:.3f}  mean p {row['mean_prediction']:.3f}"
    )
