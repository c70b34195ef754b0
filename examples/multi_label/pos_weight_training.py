"""ko: 라벨별 pos_weight는 재현율을 비슷하게 맞추지만, 임계값만 조정해도 F1은 비슷하게 오릅니다(한 번 실행).
en: A pos_weight per label evens out recall, but thresholds alone raise F1 about as far (one run).
"""

import torch
import torch.nn.functional as F

torch.manual_seed(0)
D, K = 20, 5
SHARES = [0.5, 0.3, 0.1, 0.05, 0.02]
SIZES = [2000, 10000, 10000]  # en: train, validation, test  # ko: 학습, 검증, 테스트

inputs = torch.randn(sum(SIZES), D, dtype=torch.float64)  # (n, D)
directions = torch.randn(D, K, dtype=torch.float64)
uniform = torch.rand(sum(SIZES), K, dtype=torch.float64)
directions *= 2 / directions.norm(dim=0)
latent = inputs @ directions + torch.logit(uniform)  # (n, K)
cuts = [latent[:, k].quantile(1 - share) for k, share in enumerate(SHARES)]
targets = (latent > torch.stack(cuts)).double()  # (n, K)
(x, x_val, x_test), (y, y_val, y_test) = inputs.split(SIZES), targets.split(SIZES)

ratio = (1 - y).sum(0) / y.sum(0)  # (K,)
ratio_vector = ratio.tolist()
positives_in_training = y.sum(0).int().tolist()


def fit(pos_weight):
    weights = torch.zeros(D + 1, K, dtype=torch.float64, requires_grad=True)
    solver = torch.optim.LBFGS([weights], max_iter=100, line_search_fn="strong_wolfe")

    def closure():
        solver.zero_grad()
        logits = x @ weights[:D] + weights[D]
        loss = F.binary_cross_entropy_with_logits(logits, y, pos_weight=pos_weight)
        loss.backward()
        return loss

    solver.step(closure)
    weights = weights.detach()
    return x_val @ weights[:D] + weights[D], x_test @ weights[:D] + weights[D]


def best_cuts(logits, labels):
    scores, order = logits.sort(0, descending=True)
    hits = labels.gather(0, order).cumsum(0)  # (n, K)
    sizes = torch.arange(1, len(labels) + 1)[:, None]
    best = (2 * hits / (sizes + labels.sum(0))).argmax(0)
    return scores.gather(0, best[None])[0]  # (K,)


def measure(pos_weight):
    val_logits, logits = fit(pos_weight)
    flagged = (logits > 0).double()
    hits, size, positives = (flagged * y_test).sum(0), flagged.sum(0), y_test.sum(0)
    tuned = (logits >= best_cuts(val_logits, y_val)).double()
    tuned_f1 = 2 * (tuned * y_test).sum(0) / (tuned.sum(0) + positives)
    right = flagged == y_test
    return {
        "macro_f1": (2 * hits / (size + positives)).mean().item(),
        "micro_f1": (2 * hits.sum() / (size + positives).sum()).item(),
        "macro_f1_tuned": tuned_f1.mean().item(),
        "rows_right": right.all(1).double().mean().item(),
        "elements_right": right.float().mean().item(),
        "recall": (hits / positives).tolist(),
        "precision": (hits / size.clamp(min=1)).tolist(),
    }


table = {
    "none": measure(None),
    "ratio": measure(ratio),
    "root": measure(ratio.sqrt()),
    "scalar": measure((1 - y).sum() / y.sum()),
}
print("pos_weight   macro F1  micro F1  tuned F1  rows right  elements right")
for name, row in table.items():
    print(f"{name:11}", *(f"{v:9.4f}" for v in list(row.values())[:5]))
print("recall of each label")
for name, row in table.items():
    print(f"{name:11}", *(f"{v:9.4f}" for v in row["recall"]))
