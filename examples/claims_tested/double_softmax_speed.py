"""ko: 소프트맥스를 두 번 쓰면 같은 학습률의 SGD에서는 뒤처지지만, 학습률을 각각 고르면 거의 따라잡습니다.
en: With softmax twice SGD falls behind at the same learning rate; with a rate chosen for each it nearly catches up.
"""

import torch
import torch.nn.functional as F
from torch import nn

C, SEEDS, RATES = 7, range(4), [0.1, 1.0, 10.0, 100.0]


def data(seed):
    torch.manual_seed(seed)
    x = torch.randn(2500, 20)  # (N, D)
    y = (x @ torch.randn(20, C) + torch.randn(2500, C)).argmax(dim=1)  # (N,)
    return list(zip(x.split([500, 1000, 1000]), y.split([500, 1000, 1000]), strict=True))


def accuracies(seed, double, rate, steps=150):
    # ko: 검증 데이터와 테스트 데이터의 정확도
    # en: Accuracy on validation and on test data
    (x, y), *others = data(seed)
    model = nn.Linear(20, C)
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    for _ in range(steps):
        logits = model(x)
        loss = F.cross_entropy(logits.softmax(dim=1) if double else logits, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        return [(model(x).argmax(dim=1) == y).float().mean().item() for x, y in others]


found = {d: [{rate: accuracies(s, d, rate) for rate in RATES} for s in SEEDS] for d in (False, True)}
at_the_same_rate = {d: [runs[0.1][1] for runs in found[d]] for d in found}
tuned = {d: [max(runs.values())[1] for runs in found[d]] for d in found}  # ko: 검증 데이터로 고름  # en: by validation


def gap(results):
    return [right - double for right, double in zip(results[False], results[True], strict=True)]


mean_gap_same, mean_gap_tuned = (sum(gap(results)) / len(SEEDS) for results in (at_the_same_rate, tuned))
behind_at_the_same_rate = min(gap(at_the_same_rate)) > 0.15
most_of_the_gap_goes = mean_gap_tuned < mean_gap_same / 4
for rate in RATES:
    means = [sum(runs[rate][1] for runs in found[d]) / len(SEEDS) for d in (False, True)]
    print(f"rate {rate:5}  once {means[0]:.2f}  twice {means[1]:.2f}")
print(f"gap at 0.1: {mean_gap_same:.2f}, tuned: {mean_gap_tuned:.2f}")
