"""ko: 입력과 관련이 있는 라벨로 학습하면 테스트 손실이 라벨별 상수보다 작아지고, 순서를 섞은 라벨로 학습하면 학습 손실만 작아집니다.
en: With labels that depend on the input, the test loss falls below a constant for each label; with shuffled labels, only the training loss does.
"""

import copy

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

D, K, EPOCHS = 20, 5, 20
loss_function = nn.BCEWithLogitsLoss()


def draw(count):
    inputs = torch.randn(count, D)  # (N, D)
    chances = torch.sigmoid(inputs @ rule + bias)
    return TensorDataset(inputs, torch.bernoulli(chances))  # targets (N, K)


def measure(logits, targets):
    predicted = (logits >= 0).float()  # (N, K)
    right = predicted == targets
    hits, sizes = (predicted * targets).sum(dim=0), (predicted + targets).sum(dim=0)  # (K,)
    return {
        "loss": loss_function(logits, targets).item(),
        "macro_f1": (2 * hits / sizes.clamp(min=1)).mean().item(),
        "micro_f1": (2 * hits.sum() / sizes.sum().clamp(min=1)).item(),
        "elements_right": right.float().mean().item(),
        "rows_right": right.all(dim=1).float().mean().item(),
    }


@torch.no_grad()
def evaluate(model, dataset):
    inputs, targets = dataset.tensors
    return measure(model.eval()(inputs), targets)


def fit(train, validation):
    model = nn.Sequential(nn.Linear(D, 64), nn.ReLU(), nn.Linear(64, K))
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3)
    loader = DataLoader(train, batch_size=100, shuffle=True)
    lowest = float("inf")
    for _ in range(EPOCHS):
        model.train()
        for inputs, targets in loader:
            loss = loss_function(model(inputs), targets)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        now = evaluate(model, validation)["loss"]
        if now < lowest:
            lowest, best = now, copy.deepcopy(model)
    return model, best  # en: last, best on validation  # ko: 마지막, 검증 손실 최소


torch.manual_seed(0)
rule, bias = torch.randn(D, K) / 2, torch.tensor([0.0, -1.0, -1.5, -2.0, -3.0])
train, validation, test = draw(1000), draw(1000), draw(5000)
_, best = fit(train, validation)
trained = evaluate(best, test)

# ko: 비교할 기준은 학습 데이터의 비율만 아는 상수와 라벨을 붙이지 않는 모델입니다.
# en: To compare with: constants that know the shares, and a model that sets no label.
shares = train.tensors[1].mean(dim=0)  # (K,)
test_targets = test.tensors[1]
constants = measure(torch.logit(shares).expand_as(test_targets), test_targets)
no_label = measure(torch.full_like(test_targets, -1), test_targets)
learned = trained["loss"] < constants["loss"]

# ko: 라벨의 순서를 섞으면 입력에서 배울 것이 없습니다.
# en: With the labels shuffled, the inputs hold nothing to learn.
inputs, targets = train.tensors
shuffled = TensorDataset(inputs, targets[torch.randperm(len(targets))])
last, _ = fit(shuffled, validation)
shuffled_train_loss = evaluate(last, shuffled)["loss"]
shuffled_test_loss = evaluate(last, test)["loss"]
train_constants = loss_function(torch.logit(shares).expand_as(targets), targets).item()
only_memorised = shuffled_train_loss < train_constants and shuffled_test_loss > constants["loss"]

print(f"{'test data':14}  trained  constants  no label")
for name in trained:
    row = (trained[name], constants[name], no_label[name])
    print(f"{name:14}  {row[0]:7.3f}  {row[1]:9.3f}  {row[2]:8.3f}")
print(f"better than the constants: {learned}")
print()
print(f"shuffled labels: train {shuffled_train_loss:.3f}, constants {train_constants:.3f}")
print(f"                 test  {shuffled_test_loss:.3f}, constants {constants['loss']:.3f}")
print(f"only memorised: {only_memorised}")
