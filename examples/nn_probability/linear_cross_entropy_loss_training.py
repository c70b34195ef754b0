"""ko: LinearCrossEntropyLoss의 가중치를 옵티마이저에 넣지 않아도 손실이 줄어서 실수를 알아채기 어렵습니다.
en: Without the weight of LinearCrossEntropyLoss in the optimizer the loss falls all the same, only less.
"""

import torch
from torch import nn

torch.manual_seed(0)
torch.set_default_dtype(torch.float64)
RUNS, V, D, STEPS, BATCH = 5, 40, 8, 30, 256
RATES = (0.05, 0.1, 0.2, 0.4)


def next_words(table, count):
    """Words of a language in which the next word depends on this one, and those next words."""
    words = torch.randint(0, V, (count,))
    return words, torch.multinomial(table[words], 1).squeeze(1)


def fit(kind, rate, data, seed):
    torch.manual_seed(seed)  # ko: 설정마다 같은 초기값  # en: the same initial values for every setting
    embed = nn.Embedding(V, D)
    options = nn.LinearCrossEntropyOptions(batch_chunk_size=32) if kind == "chunks" else None
    criterion = nn.LinearCrossEntropyLoss(D, V, options=options)
    if kind == "two layers":
        head, cross_entropy = criterion.linear, nn.CrossEntropyLoss()
        criterion = lambda features, targets: cross_entropy(head(features), targets)  # noqa: E731
    else:
        head = criterion.linear
    parameters = list(embed.parameters())
    if kind != "embed.parameters() only":
        parameters += head.parameters()
    optimizer = torch.optim.Adam(parameters, lr=rate)
    losses = []
    for words, following in zip(*(part.split(BATCH) for part in data["train"]), strict=True):
        loss = criterion(embed(words), following)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    with torch.no_grad():
        valid, test = (criterion(embed(data[part][0]), data[part][1]).item() for part in ("valid", "test"))
    return {"valid": valid, "test": test, "first": losses[0], "last": sum(losses[-5:]) / 5}


seeds = torch.randint(0, 10**6, (RUNS,)).tolist()
compared = {"with criterion.parameters()": [], "embed.parameters() only": []}
loss_fell = []
for seed in seeds:
    torch.manual_seed(seed)
    table = (2 * torch.randn(V, V)).softmax(1)
    data = {
        part: next_words(table, count) for part, count in {"train": STEPS * BATCH, "valid": 1000, "test": 2000}.items()
    }
    for kind, reached in compared.items():
        best = min((fit(kind, rate, data, seed) for rate in RATES), key=lambda found: found["valid"])
        reached.append(best["test"])
        if kind == "embed.parameters() only":
            loss_fell.append(best["first"] - best["last"])
both, only = compared.values()
for kind, reached in compared.items():
    print(f"{kind:<29}" + "".join(f"{value:>8.3f}" for value in reached))
print("loss on the training batches fell by", [round(value, 2) for value in loss_fell])
worse_in_every_run = all(a < b for a, b in zip(both, only, strict=True))
loss_fell_all_the_same = all(value > 0.3 for value in loss_fell)
mean_gap = sum(only) / RUNS - sum(both) / RUNS

# ko: 같은 초기값에서 시작한 Linear + CrossEntropyLoss, 나누어 계산한 학습과 비교합니다.
# en: Against Linear + CrossEntropyLoss from the same initial values, and against the loss in chunks.
ends = {kind: fit(kind, 0.1, data, seeds[-1])["test"] for kind in ("fused", "two layers", "chunks")}
same_training = max(ends.values()) - min(ends.values()) < 1e-9
print("test loss", {kind: round(value, 6) for kind, value in ends.items()})
