"""ko: 로짓에서 빼는 상수를 같은 검증 데이터에서 고르면, 가중치나 샘플러를 썼는지에 따른 차이가 거의 없습니다.
en: With the constant subtracted from the logits chosen on the same validation data, weights or a sampler in training make hardly any difference.
"""

import torch
from torch.utils.data import WeightedRandomSampler

C, seeds = 3, 10
prior = torch.tensor([0.90, 0.08, 0.02])
centers = torch.tensor([[0.0, 0.0], [2.0, 0.0], [0.0, 2.0]], dtype=torch.float64)
strengths = [s / 4 for s in range(-8, 7)]


def sample(N, generator):
    targets = torch.multinomial(prior, N, replacement=True, generator=generator)
    noise = torch.randn(N, 2, dtype=torch.float64, generator=generator)
    return centers[targets] + noise, targets  # (N, 2), (N,)


def fit(inputs, targets, weight=None):
    slope = torch.zeros(2, C, dtype=torch.float64, requires_grad=True)
    bias = torch.zeros(C, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([slope, bias], max_iter=60)
    loss_fn = torch.nn.CrossEntropyLoss(weight=weight)

    def closure():
        optimizer.zero_grad()
        loss = loss_fn(inputs @ slope + bias, targets)
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


tables, tuned_tables, tuned_by_seed = {}, {}, {}  # en: counts over all seeds  # ko: 모든 시드의 합
for seed in range(seeds):
    generator = torch.Generator().manual_seed(seed)
    (inputs, targets), fresh = sample(1000, generator), sample(5000, generator)
    counts = torch.bincount(targets, minlength=C).double()
    inverse = 1 / counts
    drawn = torch.tensor(list(WeightedRandomSampler(inverse[targets], 1000, True, generator)))
    balanced = inputs[drawn], targets[drawn]
    validation = sample(2000, generator)
    models = {
        "plain": fit(inputs, targets),
        "root_weight": fit(inputs, targets, inverse.sqrt()),
        "weight": fit(inputs, targets, inverse),
        "sampler": fit(*balanced),
        "weight_and_sampler": fit(*balanced, inverse),
    }
    for name, model in models.items():
        seen, unseen = model(validation[0]), model(fresh[0])

        def on_validation(s, seen=seen, labels=validation[1], counts=counts):
            return macro_f1(confusion(seen - s * counts.log(), labels))

        tuned = confusion(unseen - max(strengths, key=on_validation) * counts.log(), fresh[1])
        tables[name] = tables.get(name, 0) + confusion(unseen, fresh[1])
        tuned_tables[name] = tuned_tables.get(name, 0) + tuned
        tuned_by_seed.setdefault(name, []).append(macro_f1(tuned))

f1 = {name: macro_f1(table) for name, table in tables.items()}
tuned_f1 = {name: macro_f1(table) for name, table in tuned_tables.items()}
ways = ("plain", "root_weight", "weight", "sampler")
tuned_spread = max(tuned_f1[name] for name in ways) - min(tuned_f1[name] for name in ways)
tuned_are_alike = tuned_spread < 0.03
tuning_undoes_the_double = tuned_f1["weight_and_sampler"] > f1["weight_and_sampler"] + 0.3
tuned_plain_beats_untuned = tuned_f1["plain"] > max(f1.values())
pairs = zip(tuned_by_seed["plain"], tuned_by_seed["weight"], strict=True)
seeds_won_by_plain = sum(plain > weight for plain, weight in pairs)
neither_always_wins = 0 < seeds_won_by_plain < seeds

print("macro F1             untuned   tuned")
for name, value in f1.items():
    print(f"{name:20s}{value:8.3f}{tuned_f1[name]:8.3f}")
print(f"tuned, plain ahead of weight in {seeds_won_by_plain} of {seeds} seeds")
