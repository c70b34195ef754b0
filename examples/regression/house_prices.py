"""ko: 가격의 3%에 0이 하나 더 붙으면 MSE로 학습한 모델은 크게 나빠지고, MAE와 작은 delta의 Huber는 버팁니다.
en: When 3 % of the prices have a zero too many, training with MSE suffers badly; MAE and Huber with a small delta hold.
"""

import copy

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)


def draw_homes(n):
    area, age, distance = 40 + 80 * torch.rand(n), 40 * torch.rand(n), 20 * torch.rand(n)
    price = 5 * area * (1 - 0.01 * age) * torch.exp(-0.05 * distance) + 15 * torch.randn(n)
    return torch.stack([area, age, distance], dim=1), price[:, None]  # (N, 3), (N, 1)


def with_typos(prices):
    return torch.where(torch.rand_like(prices) < 0.03, 10 * prices, prices)


def fit(criterion, train_set, val_set, epochs=40, patience=5):
    model = nn.Sequential(nn.Linear(3, 32), nn.ReLU(), nn.Linear(32, 1))
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-2)
    loader = DataLoader(train_set, batch_size=100, shuffle=True)
    val_inputs, val_targets = val_set.tensors
    best_loss, best_weights, waited = float("inf"), None, 0
    for _ in range(epochs):
        model.train()
        for inputs, targets in loader:
            loss = criterion(model(inputs), targets)  # (B, 1), (B, 1)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        model.eval()
        with torch.no_grad():
            val_loss = criterion(model(val_inputs), val_targets).item()
        if val_loss < best_loss:
            best_loss, best_weights, waited = val_loss, copy.deepcopy(model.state_dict()), 0
        else:
            waited += 1
        if waited == patience:  # ko: 조기 종료  # en: early stopping
            break
    model.load_state_dict(best_weights)
    return model


(inputs, clean), (val_inputs, val_clean), (test_inputs, test_prices) = map(draw_homes, (800, 400, 1000))
prices = {"clean": (clean, val_clean), "typos": (with_typos(clean), with_typos(val_clean))}
center, width = inputs.mean(0), inputs.std(0)


def mean_error(criterion, train_prices, val_prices):
    # ko: 평균과 표준편차는 학습 데이터에서만 구합니다.
    # en: Mean and standard deviation come from the training data only.
    mean, std = train_prices.mean(), train_prices.std()
    train_set = TensorDataset((inputs - center) / width, (train_prices - mean) / std)
    val_set = TensorDataset((val_inputs - center) / width, (val_prices - mean) / std)
    model = fit(criterion, train_set, val_set)
    with torch.no_grad():
        predicted = model((test_inputs - center) / width) * std + mean  # ko: 원래 단위로  # en: back in the unit
    return (predicted - test_prices).abs().mean().item()


criteria = {"mse": nn.MSELoss(), "mae": nn.L1Loss(), "huber": nn.HuberLoss(), "huber_small": nn.HuberLoss(delta=0.1)}
errors = {data: {name: mean_error(c, *pair) for name, c in criteria.items()} for data, pair in prices.items()}
error_of_the_median = (clean.median() - test_prices).abs().mean().item()

equal_on_clean = max(errors["clean"].values()) < 1.15 * min(errors["clean"].values())
mse_at_least_doubled = errors["typos"]["mse"] > 2 * errors["clean"]["mse"]
mae_held = all(errors["typos"][name] < 1.2 * errors["clean"][name] for name in ("mae", "huber_small"))
mae_beats_the_constant = errors["typos"]["mae"] < 0.5 * error_of_the_median

print("mean absolute error on clean test prices, million won")
print("loss          clean   typos")
for name in criteria:
    print(f"{name:12} {errors['clean'][name]:6.1f} {errors['typos'][name]:7.1f}")
print(f"constant     {error_of_the_median:6.1f}")
