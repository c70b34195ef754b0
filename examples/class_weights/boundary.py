"""ko: 모델이 데이터에 맞으면 클래스 가중치는 결정 경계를 옮기기만 하고, 맞지 않으면 경계의 방향과 순위까지 바꿉니다.
en: Where the model fits the data, class weights only shift the decision boundary; where it does not, they turn it and change the ranking.
"""

import torch
from torch import nn

torch.manual_seed(0)


def draw(centres, N):
    targets = (torch.rand(N) < 0.05).long()  # (N,)
    cluster = (torch.rand(N) < 0.3).long()
    rare = torch.tensor(centres)[cluster]  # (N, 2)
    return torch.randn(N, 2) + targets[:, None] * rare, targets


def fit(inputs, targets, weight):
    model = nn.Linear(2, 2)
    loss_fn = nn.CrossEntropyLoss(weight=torch.tensor([1.0, weight]))
    optimizer = torch.optim.LBFGS(model.parameters(), max_iter=100, line_search_fn="strong_wolfe")

    def closure():
        optimizer.zero_grad()
        loss = loss_fn(model(inputs), targets)
        loss.backward()
        return loss

    optimizer.step(closure)
    w, b = model.weight.detach(), model.bias.detach()
    return (w[1] - w[0]).tolist(), (b[1] - b[0]).item()  # en: score of class 1  # ko: 1번 클래스의 점수


def score(line, inputs):
    (a, b), c = line
    return a * inputs[:, 0] + b * inputs[:, 1] + c  # (N,)


def measure(line, inputs, targets):
    s = score(line, inputs)
    found = s > 0
    in_order = targets[s.argsort(descending=True)].double()  # (N,)
    positives, ranks = in_order.sum(), torch.arange(1, len(s) + 1)
    above = (in_order * (len(s) - ranks)).sum() - positives * (positives - 1) / 2
    return {
        "recall": found[targets == 1].double().mean().item(),
        "precision": targets[found].double().mean().item(),
        "auc": (above / (positives * (len(s) - positives))).item(),
        "ap": ((in_order.cumsum(0) / ranks * in_order).sum() / positives).item(),
    }


lines, results, points = {}, {}, {}
centres = {"one": [[1.5, 1.5], [1.5, 1.5]], "two": [[3.0, 0.0], [-2.0, 2.0]]}
for name, where in centres.items():
    (inputs, targets), fresh = draw(where, 30000), draw(where, 20000)
    ratio = ((targets == 0).sum() / (targets == 1).sum()).item()
    (a, b), c = fit(inputs, targets, 1.0)
    lines[name] = {
        "plain": ((a, b), c),
        "root": fit(inputs, targets, ratio**0.5),
        "ratio": fit(inputs, targets, ratio),
        # ko: 학습은 가중치 없이 하고 로짓에만 log(가중치)를 더합니다.
        # en: Trained without a weight; log(weight) is added to the logit afterwards.
        "offset": ((a, b), c + torch.tensor(ratio).log().item()),
    }
    results[name] = {way: measure(line, *fresh) for way, line in lines[name].items()}
    points[name] = {k: inputs[targets == k][:100].tolist() for k in (0, 1)}

one, two = results["one"], results["two"]
recall_rose = one["plain"]["recall"] < one["root"]["recall"] < one["ratio"]["recall"]
precision_fell = one["plain"]["precision"] > one["root"]["precision"] > one["ratio"]["precision"]
ranking_stayed = abs(one["ratio"]["auc"] - one["plain"]["auc"]) < 0.01
offset_matches = all(abs(one["offset"][m] - one["ratio"][m]) < 0.05 for m in one["ratio"])
auc_rose_ap_fell = two["ratio"]["auc"] > two["plain"]["auc"] and two["ratio"]["ap"] < two["plain"]["ap"]

print("                 recall  precision    auc     ap")
for name, ways in results.items():
    for way, row in ways.items():
        print(f"{name:5}{way:10}" + "".join(f"{value:9.3f}" for value in row.values()))
