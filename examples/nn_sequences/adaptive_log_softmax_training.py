"""ko: 흔한 단어를 앞 번호로 정렬하면 AdaptiveLogSoftmaxWithLoss는 같은 크기의 저랭크 소프트맥스보다 테스트 손실이 낮습니다.
en: With frequent words first, AdaptiveLogSoftmaxWithLoss has a lower test loss than a low-rank softmax of its size.
"""

import torch
import torch.nn.functional as F
from torch import nn

WORDS, FEATURES, CUTOFFS, SEEDS, RATES = 500, 32, [20, 100], 5, (3e-2, 1e-1)
WAYS = ("full softmax", "adaptive, sorted", "low-rank softmax", "adaptive, reversed")


def predictor(way):
    if way == "full softmax":
        return nn.Linear(FEATURES, WORDS, bias=False)
    if way == "low-rank softmax":
        return nn.Sequential(nn.Linear(FEATURES, 5, bias=False), nn.Linear(5, WORDS, bias=False))
    return nn.AdaptiveLogSoftmaxWithLoss(FEATURES, WORDS, CUTOFFS)


def loss_of(way, model, inputs, targets):
    if not way.startswith("adaptive"):
        return F.cross_entropy(model(inputs), targets)
    # ko: reversed에서는 가장 흔한 단어의 번호가 가장 큽니다.
    # en: With reversed, the most frequent word has the last index.
    return model(inputs, targets if way == "adaptive, sorted" else WORDS - 1 - targets).loss


def train(way, rate, data, seed, steps=50):
    inputs, targets = data
    torch.manual_seed(seed)
    model = predictor(way)
    optimizer = torch.optim.AdamW(model.parameters(), lr=rate)
    for _ in range(steps):
        batch = torch.randint(len(inputs), (128,))
        loss = loss_of(way, model, inputs[batch], targets[batch])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model


compared, rate_of, longer = {way: [] for way in WAYS}, {}, []
for seed in range(SEEDS):
    # ko: 단어의 빈도는 순위에 반비례하고(Zipf), 특징에 따라 달라집니다.
    # en: A word's frequency falls with its rank (Zipf) and depends on the features.
    random = torch.Generator().manual_seed(seed)
    inputs = torch.randn(4500, FEATURES, generator=random)  # (N, D)
    inputs[:, 0] = 1  # ko: 편향 역할을 하는 상수 특징  # en: a constant feature, in place of biases
    scores = inputs @ torch.randn(FEATURES, WORDS, generator=random) * 0.35 - torch.arange(1, WORDS + 1).log()
    noise = torch.empty_like(scores).exponential_(generator=random).log()
    # ko: softmax(scores)에서 뽑은 단어입니다.
    # en: Words drawn from softmax(scores).
    targets = (scores - noise).argmax(dim=1)  # (N,)
    training, validation, test = zip(inputs.split((3000, 500, 1000)), targets.split((3000, 500, 1000)), strict=True)
    for way in WAYS:
        # ko: 학습률은 첫 시드의 검증 데이터로 정합니다.
        # en: The rate is chosen on validation data of the first seed.
        if seed == 0:
            tried = {rate: loss_of(way, train(way, rate, training, seed), *validation).item() for rate in RATES}
            rate_of[way] = min(tried, key=tried.get)
        compared[way].append(loss_of(way, train(way, rate_of[way], training, seed), *test).item())
    # ko: 전체 소프트맥스를 세 배로 오래 학습합니다.
    # en: The full softmax, three times as many steps.
    way = WAYS[0]
    longer.append(loss_of(way, train(way, rate_of[way], training, seed, steps=150), *test).item())

parameters = {way: sum(p.numel() for p in predictor(way).parameters()) for way in WAYS}
parameters_full, parameters_adaptive, parameters_low_rank, _ = parameters.values()
mean = {way: sum(losses) / SEEDS for way, losses in compared.items()}
full, ordered, low_rank, backwards = (compared[way] for way in WAYS)
beats_low_rank_in_every_seed = all(a < b for a, b in zip(ordered, low_rank, strict=True))
full_is_best_in_every_seed = all(a < b for a, b in zip(full, ordered, strict=True))
full_overfits_in_every_seed = all(a < b for a, b in zip(full, longer, strict=True))
reversed_is_worst_in_every_seed = all(a > b for a, b in zip(backwards, low_rank, strict=True))
for way in WAYS:
    print(f"{way:18} {parameters[way]:6} lr {rate_of[way]:4}  " + " ".join(f"{loss:.3f}" for loss in compared[way]))
print("full softmax, 150 steps         " + " ".join(f"{loss:.3f}" for loss in longer))
