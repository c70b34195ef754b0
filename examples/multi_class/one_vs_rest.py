"""ko: 클래스마다 이진 손실을 쓰는 one-vs-rest는 작은 신경망에서는 교차 엔트로피와 정확도가 비슷하고, 선형 모델에서는 데이터에 따라 더 낮거나 높습니다.
en: One-vs-rest, with a binary loss for each class, has about the accuracy of cross-entropy in a small network; in a linear model it is lower or higher, depending on the data.
"""

import copy

import torch
import torch.nn.functional as F
from torch import nn

D, C, SEEDS = 50, 7, range(4)


def cross_entropy(logits, targets):
    return F.cross_entropy(logits, targets)


def one_vs_rest(logits, targets):
    return F.binary_cross_entropy_with_logits(logits, F.one_hot(targets, C).float())


def fit(model, loss_function, lr, train, validation):
    optimizer = torch.optim.AdamW(model.parameters(), lr=lr)
    highest = 0.0
    for step in range(1, 81):
        loss = loss_function(model(train[0]), train[1])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        now = accuracy(model, *validation) if step % 10 == 0 else 0.0
        if now > highest:
            highest, best = now, copy.deepcopy(model)
    return best


@torch.no_grad()
def accuracy(model, inputs, targets):
    return (model(inputs).argmax(dim=1) == targets).float().mean().item()


def network():
    return nn.Sequential(nn.Linear(D, 128), nn.ReLU(), nn.Linear(128, C))


def linear():
    return nn.Linear(D, C)


kinds, losses = {network: 0.01, linear: 0.1}, (cross_entropy, one_vs_rest)  # lr
accuracies = {kind.__name__: {loss.__name__: [] for loss in losses} for kind in kinds}
clusters = {loss.__name__: [] for loss in losses}
sums = []
for seed in SEEDS:
    torch.manual_seed(seed)
    rule, inputs = torch.randn(D, C), torch.randn(6024, D)
    targets, sizes = (inputs @ rule).argmax(dim=1), [1024, 1000, 4000]
    train, validation, test = zip(inputs.split(sizes), targets.split(sizes), strict=True)
    for kind, lr in kinds.items():
        start = kind()
        for loss in losses:
            model = fit(copy.deepcopy(start), loss, lr, train, validation)
            accuracies[kind.__name__][loss.__name__].append(accuracy(model, *test))
    # ko: 마지막 모델은 one-vs-rest입니다.
    # en: The last model is one-vs-rest.
    total = torch.sigmoid(model(test[0]).detach()).sum(dim=1)  # (N,)
    sums.append([total.min().item(), total.max().item()])
    # ko: 클래스마다 가우스 구름이 하나씩 있는 데이터에서 선형 모델을 비교합니다.
    # en: The linear model once more, on data with one Gaussian cloud for each class.
    cloud = torch.randint(C, (6024,))
    points = 0.35 * torch.randn(C, D)[cloud] + torch.randn(6024, D)
    train, validation, test = zip(points.split(sizes), cloud.split(sizes), strict=True)
    start = linear()
    for loss in losses:
        model = fit(copy.deepcopy(start), loss, kinds[linear], train, validation)
        clusters[loss.__name__].append(accuracy(model, *test))

mean = {}
print("accuracy   cross-entropy   one-vs-rest")
for kind, found in accuracies.items():
    mean[kind] = {loss: sum(values) / len(values) for loss, values in found.items()}
    print(f"{kind:8}   {mean[kind]['cross_entropy']:13.3f}   {mean[kind]['one_vs_rest']:11.3f}")
difference = mean["network"]["one_vs_rest"] - mean["network"]["cross_entropy"]
similar_in_the_network = abs(difference) < 0.04
pairs = zip(accuracies["linear"]["one_vs_rest"], accuracies["linear"]["cross_entropy"], strict=True)
worse_in_the_linear_model = all(binary < plain for binary, plain in pairs)
mean_clusters = {loss: sum(values) / len(values) for loss, values in clusters.items()}
better_on_clusters = mean_clusters["one_vs_rest"] > mean_clusters["cross_entropy"]
smallest_sum, largest_sum = min(low for low, _ in sums), max(high for _, high in sums)
sums_are_not_one = largest_sum - smallest_sum > 0.5

print(f"clusters   {mean_clusters['cross_entropy']:13.3f}   {mean_clusters['one_vs_rest']:11.3f}   (linear)")
print(f"sum of the sigmoids of a sample: {smallest_sum:.2f} to {largest_sum:.2f}")
print(f"similar in the network {similar_in_the_network}")
print(f"worse in the linear model {worse_in_the_linear_model}, better on clusters {better_on_clusters}")
