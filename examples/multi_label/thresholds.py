"""ko: 라벨마다 검증 데이터로 임계값을 정하면 pos_weight 없이도 매크로 F1이 크게 오릅니다.
en: With a threshold chosen on validation data for each label, macro F1 rises a lot without any pos_weight.
"""

import torch
from torch.nn.functional import binary_cross_entropy_with_logits as bce

D, K, SEEDS = 20, 5, range(5)
SHARES = torch.tensor([0.5, 0.3, 0.1, 0.05, 0.02])


def f1_curve(probs, targets):
    """probs, targets (N, K) -> all thresholds in falling order and their F1, both (N, K)"""
    thresholds, order = probs.sort(dim=0, descending=True)
    hits = targets.gather(0, order).cumsum(dim=0)
    flagged = torch.arange(1, len(probs) + 1)[:, None]  # (N, 1)
    f1 = 2 * hits / (flagged + targets.sum(dim=0))
    # ko: 같은 확률은 함께 선택되므로 마지막 것만 임계값이 될 수 있습니다.
    # en: Equal probabilities are flagged together: only the last of them counts.
    tied = torch.zeros_like(f1, dtype=torch.bool)
    tied[:-1] = thresholds[:-1] == thresholds[1:]
    return thresholds, f1.masked_fill(tied, 0)


def best_f1_thresholds(probs, targets):
    """probs, targets (N, K) -> threshold (K,) with the highest F1 of each label and that F1"""
    thresholds, f1 = f1_curve(probs, targets)
    highest, place = f1.max(dim=0)
    return thresholds.gather(0, place[None]).squeeze(0), highest


def f1_at(thresholds, probs, targets):
    flagged = (probs >= thresholds).float()
    return 2 * (flagged * targets).sum(dim=0) / (flagged + targets).sum(dim=0).clamp(min=1)


# ko: 확률 0.6이 두 번 나오므로 임계값이 0.6이면 3개가 선택됩니다.
# en: 0.6 occurs twice, so a threshold of 0.6 flags three samples.
toy_probs = torch.tensor([[0.9], [0.6], [0.6], [0.2]])
toy_targets = torch.tensor([[1.0], [1.0], [0.0], [0.0]])
toy_threshold, toy_f1 = (found.item() for found in best_f1_thresholds(toy_probs, toy_targets))


def draw(count, rule):
    # ko: 라벨마다 정한 비율만큼 양성이 되도록 절편을 맞춥니다.
    # en: An intercept for each label gives it the share that is set.
    inputs = torch.randn(count, D)
    noisy = inputs @ rule + torch.logit(torch.rand(count, K))
    cuts = torch.stack([noisy[:, k].quantile(1 - SHARES[k]) for k in range(K)])
    return inputs, (noisy > cuts).float()


def fit(inputs, targets, pos_weight=None):
    model = torch.nn.Linear(D, K)
    optimizer = torch.optim.LBFGS(model.parameters(), max_iter=100, line_search_fn="strong_wolfe")

    def closure():
        optimizer.zero_grad()
        loss = bce(model(inputs), targets, pos_weight=pos_weight)
        loss.backward()
        return loss

    optimizer.step(closure)
    return lambda x: torch.sigmoid(model(x).detach())


def recall_and_precision(probs, targets):
    flagged = (probs >= 0.5).float()
    hits = (flagged * targets).sum(dim=0)
    return hits / targets.sum(dim=0), hits / flagged.sum(dim=0).clamp(min=1)


names = ("none", "ratio", "root")
at_half, tuned, recalls, precisions = ({name: [] for name in names} for _ in range(4))
chosen = []
for seed in SEEDS:
    torch.manual_seed(seed)
    rule = 2 * torch.nn.functional.normalize(torch.randn(D, K), dim=0)
    # ko: 학습, 검증, 테스트
    # en: training, validation, test
    (x, y), (x_val, y_val), (x_test, y_test) = (draw(n, rule) for n in (2000, 4000, 6000))
    ratio = (1 - y).sum(dim=0) / y.sum(dim=0)  # (K,)
    for name, weight in zip(names, (None, ratio, ratio.sqrt()), strict=True):
        model = fit(x, y, weight)
        thresholds, highest = best_f1_thresholds(model(x_val), y_val)
        at_half[name].append(f1_at(0.5, model(x_test), y_test).mean().item())
        tuned[name].append(f1_at(thresholds, model(x_test), y_test).mean().item())
        recall, precision = recall_and_precision(model(x_test), y_test)
        recalls[name].append(recall.tolist())
        precisions[name].append(precision.tolist())
        if name == "none":
            chosen.append([thresholds.tolist(), highest.tolist()])
            # ko: 그림에 쓰는 곡선은 마지막 시드의 것입니다.
            # en: The curves of the figure are those of the last seed.
            grid = [i / 50 for i in range(1, 50)]
            f1_curves = [[t, *f1_at(t, model(x_val), y_val).tolist()] for t in grid]

macro_f1 = {}
for name in names:
    sums = {"at_half": sum(at_half[name]), "tuned": sum(tuned[name])}
    macro_f1[name] = {kind: total / len(SEEDS) for kind, total in sums.items()}
recall_of_labels = {name: torch.tensor(recalls[name]).mean(dim=0).tolist() for name in names}
precision_of_labels = {name: torch.tensor(precisions[name]).mean(dim=0).tolist() for name in names}
mean_threshold, mean_f1 = torch.tensor(chosen).mean(dim=0).tolist()  # (K,) each
pairs = zip(tuned["none"], at_half["none"], strict=True)
thresholds_beat_half = all(chosen_f1 > half_f1 for chosen_f1, half_f1 in pairs)
best_weighted = max(macro_f1[name]["tuned"] for name in ("ratio", "root"))
weights_add_little = best_weighted - macro_f1["none"]["tuned"] < 0.02
recall_evened_out = min(recall_of_labels["ratio"]) > 0.6 > 2 * min(recall_of_labels["none"])
precision_fell = precision_of_labels["ratio"][-1] < precision_of_labels["none"][-1] / 2
gaps = [abs(t - f1 / 2) for t, f1 in zip(mean_threshold, mean_f1, strict=True)]
threshold_is_about_half_the_f1 = max(gaps) < 0.1

print(f"toy: threshold {toy_threshold:.1f}, F1 {toy_f1:.1f}")
print()
print("pos_weight   macro F1 at 0.5   at chosen thresholds")
for name, row in macro_f1.items():
    print(f"{name:10}   {row['at_half']:15.3f}   {row['tuned']:20.3f}")
print()
print("share of the label    " + "".join(f"{share:7.2f}" for share in SHARES.tolist()))
print("threshold             " + "".join(f"{t:7.2f}" for t in mean_threshold))
print("half of its F1        " + "".join(f"{f1 / 2:7.2f}" for f1 in mean_f1))
for name in ("none", "ratio"):
    print(f"recall, {name:13} " + "".join(f"{r:7.2f}" for r in recall_of_labels[name]))
    print(f"precision, {name:10} " + "".join(f"{p:7.2f}" for p in precision_of_labels[name]))
print()
print(f"thresholds beat 0.5 {thresholds_beat_half}, weights add little {weights_add_little}")
print(f"recall evened out {recall_evened_out}, precision fell {precision_fell}")
print(f"threshold is about F1 / 2 {threshold_is_about_half_the_f1}")
