"""ko: 가중치나 샘플러는 하나만 써도 드문 클래스의 재현율을 올리지만, 둘을 겹치거나 스무딩을 더하면 지나치게 기울어 정확도가 무너집니다.
en: Weights or a sampler alone raise the recall of a rare class; both together, or weights with smoothing, overshoot and ruin the accuracy.
"""

import torch
from torch.utils.data import WeightedRandomSampler

C, seeds = 3, 10
prior = torch.tensor([0.90, 0.08, 0.02])
centers = torch.tensor([[0.0, 0.0], [2.0, 0.0], [0.0, 2.0]], dtype=torch.float64)


def sample(N, generator):
    targets = torch.multinomial(prior, N, replacement=True, generator=generator)
    noise = torch.randn(N, 2, dtype=torch.float64, generator=generator)
    return centers[targets] + noise, targets  # (N, 2), (N,)


def fit(inputs, targets, weight=None, alpha=0.0):
    slope = torch.zeros(2, C, dtype=torch.float64, requires_grad=True)
    bias = torch.zeros(C, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([slope, bias], max_iter=60)
    loss_fn = torch.nn.CrossEntropyLoss(weight=weight, label_smoothing=alpha)

    def closure():
        optimizer.zero_grad()
        loss = loss_fn(inputs @ slope + bias, targets)
        loss.backward()
        return loss

    optimizer.step(closure)
    return lambda x: (x @ slope + bias).argmax(dim=1)


confusion = {}  # en: counts over all seeds  # ko: 모든 시드의 합


def count(name, predict, inputs, targets):
    pair = targets * C + predict(inputs)
    table = torch.bincount(pair, minlength=C * C).view(C, C)  # (true, predicted)
    confusion[name] = confusion.get(name, 0) + table


for seed in range(seeds):
    generator = torch.Generator().manual_seed(seed)
    train, fresh = sample(1000, generator), sample(5000, generator)
    inputs, targets = train
    inverse = 1 / torch.bincount(targets, minlength=C).double()
    sampler = WeightedRandomSampler(inverse[targets], 1000, True, generator)
    drawn = torch.tensor(list(sampler))
    balanced = inputs[drawn], targets[drawn]

    count("plain", fit(*train), *fresh)
    count("smoothing", fit(*train, alpha=0.1), *fresh)
    count("weight", fit(*train, weight=inverse), *fresh)
    count("root_weight", fit(*train, weight=inverse.sqrt()), *fresh)
    count("sampler", fit(*balanced), *fresh)
    count("weight_and_smoothing", fit(*train, weight=inverse, alpha=0.1), *fresh)
    count("weight_and_sampler", fit(*balanced, weight=inverse), *fresh)

accuracy, common_recall, rare_recall = {}, {}, {}
rare_precision, balanced_accuracy = {}, {}
print("                      recall 0  recall 1  recall 2  precision 2  accuracy")
for name, table in confusion.items():
    recall = (table.diag() / table.sum(dim=1)).tolist()
    accuracy[name] = (table.diag().sum() / table.sum()).item()
    common_recall[name], rare_recall[name] = recall[0], recall[2]
    balanced_accuracy[name] = sum(recall) / C
    rare_precision[name] = (table[2, 2] / table[:, 2].sum()).item()
    row = f"{name:20s}" + "".join(f"{r:10.4f}" for r in recall)
    print(f"{row}{rare_precision[name]:13.4f}{accuracy[name]:10.4f}")

lost_by_smoothing = rare_recall["plain"] - rare_recall["smoothing"]
print()
print(f"rare recall lost by smoothing alone  {lost_by_smoothing:.4f}")
