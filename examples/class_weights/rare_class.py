"""ko: 가중치, 샘플러, 로짓 조정은 하나만 쓰면 결과가 비슷합니다. 둘을 겹치면 드문 클래스로 지나치게 기울지만, 검증 데이터로 로짓을 조정하면 되돌릴 수 있습니다.
en: Weights, a sampler or a logit offset alone give much the same result; two together overshoot, which an offset tuned on validation data undoes.
"""

import torch
import torch.nn.functional as F
from torch.utils.data import WeightedRandomSampler

C, seeds = 3, 10
prior = torch.tensor([0.90, 0.08, 0.02])
centers = torch.tensor([[0.0, 0.0], [2.0, 0.0], [0.0, 2.0]], dtype=torch.float64)
strengths = [s / 4 for s in range(-8, 7)]


def sample(N, generator):
    targets = torch.multinomial(prior, N, replacement=True, generator=generator)
    noise = torch.randn(N, 2, dtype=torch.float64, generator=generator)
    return centers[targets] + noise, targets  # (N, 2), (N,)


def fit(inputs, targets, weight=None, alpha=0.0, once=False):
    slope = torch.zeros(2, C, dtype=torch.float64, requires_grad=True)
    bias = torch.zeros(C, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([slope, bias], max_iter=60)
    loss_fn = torch.nn.CrossEntropyLoss(weight=weight, label_smoothing=alpha)

    def closure():
        optimizer.zero_grad()
        logits = inputs @ slope + bias  # (N, C)
        if once:  # en: one weight a sample  # ko: 샘플마다 가중치 하나
            per_sample = F.cross_entropy(logits, targets, reduction="none", label_smoothing=alpha)
            loss = (weight[targets] * per_sample).sum() / weight[targets].sum()
        else:
            loss = loss_fn(logits, targets)
        loss.backward()
        return loss

    optimizer.step(closure)
    return lambda x: (x @ slope + bias).detach()


def confusion(logits, targets):
    pair = targets * C + logits.argmax(dim=1)
    return torch.bincount(pair, minlength=C * C).view(C, C)  # (true, predicted)


def macro_f1(table):
    f1 = 2 * table.diag() / (table.sum(dim=0) + table.sum(dim=1)).clamp(min=1)
    return f1.mean().item()


tables, tuned_tables, tuned_by_seed = {}, {}, {}
for seed in range(seeds):
    generator = torch.Generator().manual_seed(seed)
    train, fresh = sample(1000, generator), sample(5000, generator)
    inputs, targets = train
    counts = torch.bincount(targets, minlength=C).double()
    inverse = 1 / counts
    sampler = WeightedRandomSampler(inverse[targets], 1000, True, generator)
    drawn = torch.tensor(list(sampler))
    balanced = inputs[drawn], targets[drawn]
    validation = sample(2000, generator)

    plain = fit(*train)
    models = {
        "plain": plain,
        "smoothing": fit(*train, alpha=0.1),
        "root_weight": fit(*train, weight=inverse.sqrt()),
        "weight": fit(*train, weight=inverse),
        "sampler": fit(*balanced),
        "offset": lambda x, m=plain, n=counts: m(x) - n.log(),
        "weight_and_sampler": fit(*balanced, weight=inverse),
        "weight_and_smoothing": fit(*train, weight=inverse, alpha=0.1),
        "smoothing_weighted_once": fit(*train, weight=inverse, alpha=0.1, once=True),
    }
    for name, model in models.items():
        tables[name] = tables.get(name, 0) + confusion(model(fresh[0]), fresh[1])
        # ko: 로짓에서 빼는 log(개수)의 배율을 검증 데이터의 매크로 F1으로 고릅니다.
        # en: How much of log(count) to subtract is chosen by macro F1 on validation data.
        seen, unseen = model(validation[0]), model(fresh[0])
        best = max(strengths, key=lambda s: macro_f1(confusion(seen - s * counts.log(), validation[1])))
        table = confusion(unseen - best * counts.log(), fresh[1])
        tuned_tables[name] = tuned_tables.get(name, 0) + table
        tuned_by_seed.setdefault(name, []).append(macro_f1(table))

accuracy, common_recall, rare_recall = {}, {}, {}
rare_precision, balanced_accuracy, f1, tuned_f1 = {}, {}, {}, {}
print("                         recall 0  recall 2  precision 2  accuracy  macro F1  tuned")
for name, table in tables.items():
    recall = (table.diag() / table.sum(dim=1)).tolist()
    accuracy[name] = (table.diag().sum() / table.sum()).item()
    common_recall[name], rare_recall[name] = recall[0], recall[2]
    balanced_accuracy[name] = sum(recall) / C
    rare_precision[name] = (table[2, 2] / table[:, 2].sum()).item()
    f1[name], tuned_f1[name] = macro_f1(table), macro_f1(tuned_tables[name])
    row = f"{name:24s}{recall[0]:9.3f}{recall[2]:10.3f}{rare_precision[name]:13.3f}"
    print(f"{row}{accuracy[name]:10.3f}{f1[name]:10.3f}{tuned_f1[name]:7.3f}")


lost_by_smoothing = rare_recall["plain"] - rare_recall["smoothing"]
smoothing_hurts = rare_recall["smoothing"] < 0.5 * rare_recall["plain"]
smoothing_hides = abs(accuracy["smoothing"] - accuracy["plain"]) < 0.01
true_counts = tables["plain"].sum(dim=1)
majority_accuracy = (true_counts[0] / true_counts.sum()).item()
accuracy_hardly_differs = accuracy["plain"] - majority_accuracy < 0.04
recall_differs = balanced_accuracy["plain"] > 1 / C + 0.15
rare_is_missed = rare_recall["plain"] < 0.3
recall_rose = rare_recall["plain"] < rare_recall["root_weight"] < rare_recall["weight"]
precision_fell = rare_precision["plain"] > rare_precision["root_weight"] > rare_precision["weight"]
alike = ("weight", "sampler", "offset")
three_agree = all(
    max(measure[name] for name in alike) - min(measure[name] for name in alike) < 0.02
    for measure in (accuracy, balanced_accuracy, rare_recall, rare_precision)
)
twice = ("weight_and_sampler", "weight_and_smoothing")
twice_overshoots = all(accuracy[name] < accuracy["weight"] - 0.3 for name in twice)
once_is_enough = abs(accuracy["smoothing_weighted_once"] - accuracy["weight"]) < 0.03

# ko: 조정한 뒤에는 어떻게 학습했는지에 따른 차이가 거의 없습니다.
# en: Once the offset is tuned, how the model was trained hardly matters.
ways = ("plain", "root_weight", "weight", "sampler")
tuned_spread = max(tuned_f1[name] for name in ways) - min(tuned_f1[name] for name in ways)
tuned_are_alike = tuned_spread < 0.03
tuning_undoes_the_double = tuned_f1["weight_and_sampler"] > f1["weight_and_sampler"] + 0.3
tuned_plain_beats_untuned = tuned_f1["plain"] > max(f1[name] for name in ways)
pairs = zip(tuned_by_seed["plain"], tuned_by_seed["weight"], strict=True)
seeds_won_by_plain = sum(plain > weight for plain, weight in pairs)
neither_always_wins = 0 < seeds_won_by_plain < seeds
print()
print(f"tuned macro F1, plain ahead of weight in {seeds_won_by_plain} of {seeds} seeds")
