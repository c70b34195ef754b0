"""ko: 소프트맥스와 교차 엔트로피로 학습해도 한 샘플 안에서 라벨의 순위는 비슷하지만, 라벨마다 샘플의 순위를 매기는 성능은 떨어집니다.
en: Trained with softmax and cross-entropy, the ranking of labels within a sample is about as good, but the ranking of samples for each label is worse.
"""

import torch
import torch.nn.functional as F

D, K, SEEDS = 20, 5, range(5)


def average_precision(scores, targets):
    """scores, targets (N,)"""
    ranked = targets[scores.argsort(descending=True)]
    precision = ranked.cumsum(dim=0) / torch.arange(1, len(ranked) + 1)
    return ((precision * ranked).sum() / ranked.sum()).item()


def fit(inputs, loss_function):
    model = torch.nn.Linear(D, K)
    optimizer = torch.optim.LBFGS(model.parameters(), max_iter=200, line_search_fn="strong_wolfe")

    def closure():
        optimizer.zero_grad()
        loss = loss_function(model(inputs))
        loss.backward()
        return loss

    optimizer.step(closure)
    return model


within, across = {"sigmoid": [], "softmax": []}, {"sigmoid": [], "softmax": []}
for seed in SEEDS:
    torch.manual_seed(seed)
    rule, bias = torch.randn(D, K) / 2, torch.tensor([0.0, -1.0, -1.5, -2.0, -3.0])
    inputs = torch.randn(9000, D)
    targets = torch.bernoulli(torch.sigmoid(inputs @ rule + bias))
    (x, x_test), (y, y_test) = inputs.split([1000, 8000]), targets.split([1000, 8000])
    # ko: 라벨이 없는 샘플은 소프트맥스의 타깃을 만들 수 없습니다.
    # en: A sample without labels gives softmax no target.
    some, some_test = y.sum(dim=1) > 0, y_test.sum(dim=1) > 0
    shared = y[some] / y[some].sum(dim=1, keepdim=True)
    models = {
        "sigmoid": fit(x, lambda z, y=y: F.binary_cross_entropy_with_logits(z, y)),
        "softmax": fit(x[some], lambda z, t=shared: F.cross_entropy(z, t)),
    }
    for name, model in models.items():
        logits = model(x_test).detach()
        first = logits[some_test].argmax(dim=1, keepdim=True)
        within[name].append(y_test[some_test].gather(1, first).mean().item())
        # ko: 소프트맥스에서는 한 샘플의 로짓에 같은 수를 더해도 예측이 같으므로, 로짓 대신 확률로 순위를 매깁니다.
        # en: With softmax, adding a number to all logits of a sample changes no prediction: rank by probabilities.
        scores = logits.log_softmax(dim=1) if name == "softmax" else logits
        found = [average_precision(scores[:, k], y_test[:, k]) for k in range(K)]
        across[name].append(sum(found) / K)

mean_within = {name: sum(found) / len(SEEDS) for name, found in within.items()}
mean_across = {name: sum(found) / len(SEEDS) for name, found in across.items()}
within_is_similar = abs(mean_within["sigmoid"] - mean_within["softmax"]) < 0.03
pairs = zip(across["softmax"], across["sigmoid"], strict=True)
across_is_worse = all(softmax < sigmoid for softmax, sigmoid in pairs)

print("          top label right   mean AP of the labels")
for name in ("sigmoid", "softmax"):
    print(f"{name:8}  {mean_within[name]:15.3f}   {mean_across[name]:21.3f}")
print(f"similar within a sample {within_is_similar}, worse across samples {across_is_worse}")
