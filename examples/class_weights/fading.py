"""ko: 학습 데이터를 모두 맞히는 신경망에서는 학습이 길어질수록 클래스 가중치의 효과가 줄어듭니다. 조기 종료하면 효과가 남습니다.
en: In a network that fits all of its training data, the effect of class weights fades as training goes on; early stopping keeps it.
"""

import copy
import math

import torch
from torch import nn

seeds, N, D, ratio = 3, 300, 20, 9.0
record_at = [1, 2, 3, 5, 7, 10, 15, 22, 32, 47, 70, 100]


def draw(n):
    targets = (torch.arange(n) < n / (1 + ratio)).long()  # en: a tenth is rare  # ko: 10%가 드문 클래스
    return torch.randn(n, D) + 0.45 * targets[:, None], targets  # (n, D), (n,)


@torch.no_grad()
def recalls(model, data, offset=0.0):
    score = model(data[0]).diff(dim=1)[:, 0] + offset  # (n,)
    found = (score > 0).float()
    return found[data[1] == 1].mean().item(), 1 - found[data[1] == 0].mean().item()


@torch.no_grad()
def accuracy(model, data):
    return (model(data[0]).argmax(dim=1) == data[1]).float().mean().item()


def train(weight, data, validation, fresh):
    model = nn.Sequential(nn.Linear(D, 64), nn.ReLU(), nn.Linear(64, 2))
    loss_fn = nn.CrossEntropyLoss(weight=torch.tensor([1.0, weight]))
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-2)
    rare_recall, lowest, stopped = [], math.inf, None
    for step in range(1, record_at[-1] + 1):
        optimizer.zero_grad()
        loss_fn(model(data[0]), data[1]).backward()
        optimizer.step()
        if step in record_at:
            rare_recall.append(recalls(model, fresh)[0])
            with torch.no_grad():
                loss = loss_fn(model(validation[0]), validation[1]).item()
            if loss < lowest:
                lowest, stopped = loss, copy.deepcopy(model)
    return rare_recall, model, stopped


curves = {"plain": [], "weighted": []}  # (seeds, len(record_at))
balanced = {"weighted, end": 0.0, "weighted, stopped": 0.0, "plain, stopped, offset": 0.0}
all_fitted = True
for seed in range(seeds):
    torch.manual_seed(seed)
    data, validation, fresh = draw(N), draw(1000), draw(2000)
    curve, last, plain = train(1.0, data, validation, fresh)
    curves["plain"].append(curve)
    all_fitted = all_fitted and accuracy(last, data) > 0.99
    curve, last, stopped = train(ratio, data, validation, fresh)
    curves["weighted"].append(curve)
    all_fitted = all_fitted and accuracy(last, data) > 0.99
    balanced["weighted, end"] += sum(recalls(last, fresh)) / 2 / seeds
    balanced["weighted, stopped"] += sum(recalls(stopped, fresh)) / 2 / seeds
    balanced["plain, stopped, offset"] += sum(recalls(plain, fresh, math.log(ratio))) / 2 / seeds

recall = {name: torch.tensor(rows).mean(dim=0).tolist() for name, rows in curves.items()}
bands = {}
for name, rows in curves.items():
    columns = torch.tensor(rows)
    low, high = columns.amin(dim=0).tolist(), columns.amax(dim=0).tolist()
    bands[name] = list(zip(record_at, low, high, strict=True))
gap = [w - p for w, p in zip(recall["weighted"], recall["plain"], strict=True)]
largest_gap, last_gap = max(gap), gap[-1]
effect_faded = last_gap < largest_gap / 5
at_end, when_stopped, with_offset = balanced.values()
stopping_kept_it = when_stopped > at_end + 0.05
offset_beats_training_on = with_offset > at_end + 0.03

print("step   recall of the rare class, weight 1   weight 9")
for step, p, w in zip(record_at, recall["plain"], recall["weighted"], strict=True):
    print(f"{step:4d}   {p:33.3f}   {w:8.3f}")
print()
print("balanced accuracy")
for name, value in balanced.items():
    print(f"  {name:24s} {value:.3f}")
