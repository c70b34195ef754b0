"""ko: 연습 3: label_weights와 best_thresholds를 완성하고, 라벨별 pos_weight의 효과를 비교하세요.
en: Exercise 3: complete label_weights and best_thresholds, and compare what a pos_weight per label changes.
"""

import torch
import torch.nn.functional as F

D, SHARES = 20, [0.5, 0.3, 0.1, 0.05, 0.02]
K, SIZES = len(SHARES), [3000, 10_000, 10_000]  # ko: 학습, 검증, 테스트  # en: training, validation, test


def label_weights(targets):
    """Negatives per positive of each label; targets (N, K)."""
    # ko: 할 일 1: 라벨마다 음성 개수를 양성 개수로 나누세요.
    # en: TODO 1: divide the negatives of each label by its positives.
    return torch.ones(targets.shape[1])


def f1(flagged, targets):
    """F1 of each label; both (N, K) of zeros and ones."""
    return 2 * (flagged * targets).sum(0) / (flagged.sum(0) + targets.sum(0)).clamp(min=1)


def best_thresholds(probs, targets):
    """For each label the threshold with the highest F1, (K,)."""
    # ko: 할 일 2: 라벨마다 0.02부터 0.98까지 비교해 F1이 가장 높은 임계값을 찾으세요.
    # en: TODO 2: for each label, find the threshold with the highest F1 from 0.02 to 0.98.
    return torch.full((targets.shape[1],), 0.5)


def fit(x, y, weight):
    theta = torch.zeros(D + 1, K, requires_grad=True)
    solver = torch.optim.LBFGS([theta], max_iter=60, line_search_fn="strong_wolfe")

    def closure():
        solver.zero_grad()
        loss = F.binary_cross_entropy_with_logits(x @ theta[:D] + theta[D], y, pos_weight=weight)
        loss.backward()
        return loss

    solver.step(closure)
    return lambda x: torch.sigmoid(x @ theta[:D].detach() + theta[D].detach())


seeds, names = 8, ["none", "root", "ratio"]
recalls, macro, micro, tuned = torch.zeros(3, K), torch.zeros(3), torch.zeros(3), torch.zeros(3)
for seed in range(seeds):
    torch.manual_seed(seed)
    directions = 2 * F.normalize(torch.randn(D, K), dim=0)
    inputs = torch.randn(sum(SIZES), D)
    latent = inputs @ directions + torch.logit(torch.rand(sum(SIZES), K))
    cuts = torch.stack([latent[:, k].quantile(1 - share) for k, share in enumerate(SHARES)])
    (x, x_val, x_new), (y, y_val, y_new) = (t.split(SIZES) for t in (inputs, (latent > cuts).float()))
    for row, weight in enumerate([torch.ones(K), label_weights(y).sqrt(), label_weights(y)]):
        model = fit(x, y, weight)
        probs = model(x_new)
        flagged = (probs >= 0.5).float()
        chosen = (probs >= best_thresholds(model(x_val), y_val)).float()
        recalls[row] += (flagged * y_new).sum(0) / y_new.sum(0) / seeds
        macro[row] += f1(flagged, y_new).mean() / seeds
        micro[row] += 2 * (flagged * y_new).sum() / (flagged.sum() + y_new.sum()) / seeds
        tuned[row] += f1(chosen, y_new).mean() / seeds

print(f"{'':<6}{'macro F1':>10}{'micro F1':>10}{'tuned':>8}   recall of each label")
for name, *numbers, recall in zip(names, macro, micro, tuned, recalls, strict=True):
    print(f"{name:<6}" + "{:>10.3f}{:>10.3f}{:>8.3f}   ".format(*numbers) + "  ".join(f"{r:.2f}" for r in recall))

toy = torch.tensor([[1.0, 0.0], [0.0, 0.0], [1.0, 1.0], [0.0, 0.0]])  # (N, K)
toy_probs = torch.tensor([[0.9, 0.3], [0.7, 0.1], [0.8, 0.5], [0.1, 0.4]])
chosen = best_thresholds(toy_probs, toy).tolist()
gaps = (recalls.max(1).values - recalls.min(1).values).tolist()
criteria = {
    "weights_are_right": label_weights(toy).tolist() == [1, 3],
    "thresholds_are_right": 0.7 < chosen[0] <= 0.81 and 0.4 < chosen[1] <= 0.51,
    "recalls_even_out": gaps[2] < 0.15 and gaps[0] > 0.5,
}
for name, met in criteria.items():
    print(f"[{'x' if met else ' '}] {name}")
