"""ko: 가중치, 샘플러, 로짓 조정은 하나만 쓰면 결과가 비슷합니다. 가중치에 샘플러나 스무딩을 겹치면 드문 클래스로 지나치게 기웁니다.
en: Weights, a sampler or a logit offset alone give much the same result; weights with a sampler or with smoothing overshoot.
"""

import torch
import torch.nn.functional as F
from torch.utils.data import WeightedRandomSampler

C, seeds = 3, 10
prior = torch.tensor([0.90, 0.08, 0.02])
centers = torch.tensor([[0.0, 0.0], [2.0, 0.0], [0.0, 2.0]], dtype=torch.float64)


def sample(N, generator):
    targets = torch.multinomial(prior, N, replacement=True, generator=generator)
    noise = torch.randn(N, 2, dtype=torch.float64, generator=generator)
    return centers[targets] + noise, targets  # (N, 2), (N,)


def weighted_once(logits, targets, weight, alpha):
    # ko: 스무딩한 손실에 정답 클래스의 가중치를 한 번만 곱합니다.
    # en: The smoothed loss, multiplied once by the weight of the true class.
    losses = F.cross_entropy(logits, targets, reduction="none", label_smoothing=alpha)
    return (weight[targets] * losses).sum() / weight[targets].sum()


def fit(inputs, targets, weight=None, alpha=0.0, once=False):
    slope = torch.zeros(2, C, dtype=torch.float64, requires_grad=True)
    bias = torch.zeros(C, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([slope, bias], max_iter=60)
    loss_fn = torch.nn.CrossEntropyLoss(weight=weight, label_smoothing=alpha)

    def closure():
        optimizer.zero_grad()
        logits = inputs @ slope + bias  # (N, C)
        loss = weighted_once(logits, targets, weight, alpha) if once else loss_fn(logits, targets)
        loss.backward()
        return loss

    optimizer.step(closure)
    return lambda x: (x @ slope + bias).detach()


tables = {}  # en: confusion counts over all seeds  # ko: 모든 시드의 혼동 행렬 합
for seed in range(seeds):
    generator = torch.Generator().manual_seed(seed)
    train, (fresh, labels) = sample(1000, generator), sample(5000, generator)
    inputs, targets = train
    counts = torch.bincount(targets, minlength=C).double()
    inverse = 1 / counts
    sampler = WeightedRandomSampler(inverse[targets], 1000, True, generator)
    drawn = torch.tensor(list(sampler))
    balanced = inputs[drawn], targets[drawn]
    plain = fit(*train)
    logits = {
        "plain": plain(fresh),
        "smoothing": fit(*train, alpha=0.1)(fresh),
        "root_weight": fit(*train, weight=inverse.sqrt())(fresh),
        "weight": fit(*train, weight=inverse)(fresh),
        "sampler": fit(*balanced)(fresh),
        "offset": plain(fresh) - counts.log(),
        "weight_and_sampler": fit(*balanced, weight=inverse)(fresh),
        "weight_and_smoothing": fit(*train, weight=inverse, alpha=0.1)(fresh),
        "smoothing_weighted_once": fit(*train, weight=inverse, alpha=0.1, once=True)(fresh),
    }
    for name, z in logits.items():
        pairs = labels * C + z.argmax(dim=1)
        table = torch.bincount(pairs, minlength=C * C).view(C, C)  # (true, predicted)
        tables[name] = tables.get(name, 0) + table

accuracy, common_recall, rare_recall, rare_precision, balanced_accuracy = {}, {}, {}, {}, {}
print("                         recall 0  recall 2  precision 2  accuracy")
for name, table in tables.items():
    recall = (table.diag() / table.sum(dim=1)).tolist()
    accuracy[name] = (table.diag().sum() / table.sum()).item()
    common_recall[name], rare_recall[name] = recall[0], recall[2]
    balanced_accuracy[name] = sum(recall) / C
    rare_precision[name] = (table[2, 2] / table[:, 2].sum()).item()
    row = f"{name:24s}{recall[0]:9.3f}{recall[2]:10.3f}{rare_precision[name]:13.3f}"
    print(f"{row}{accuracy[name]:10.3f}")

true_counts = tables["plain"].sum(dim=1)
majority_accuracy = (true_counts[0] / true_counts.sum()).item()
accuracy_hardly_differs = accuracy["plain"] - majority_accuracy < 0.04
recall_differs = balanced_accuracy["plain"] > 1 / C + 0.15
rare_is_missed = rare_recall["plain"] < 0.3
recall_rose = rare_recall["plain"] < rare_recall["root_weight"] < rare_recall["weight"]
precision_fell = rare_precision["plain"] > rare_precision["root_weight"] > rare_precision["weight"]
smoothing_hurts = rare_recall["smoothing"] < 0.5 * rare_recall["plain"]
smoothing_hides = abs(accuracy["smoothing"] - accuracy["plain"]) < 0.01
three_agree = all(
    max(m["weight"], m["sampler"], m["offset"]) - min(m["weight"], m["sampler"], m["offset"]) < 0.02
    for m in (accuracy, balanced_accuracy, rare_recall, rare_precision)
)
twice = ("weight_and_sampler", "weight_and_smoothing")
twice_overshoots = all(accuracy[name] < accuracy["weight"] - 0.3 for name in twice)
once_is_enough = abs(accuracy["smoothing_weighted_once"] - accuracy["weight"]) < 0.03
