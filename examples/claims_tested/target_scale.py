"""ko: 타깃의 스케일이 클 때 SGD의 학습률에 따라 MSE, MAE, Huber 손실 가운데 무엇이 학습되는지 비교합니다.
en: Which of MSE, MAE and Huber loss trains when the targets are large, at two learning rates of SGD.
"""

import torch
import torch.nn.functional as F
from torch import nn

SEEDS, STEPS = range(3), 100
LOSSES = {"MSE": F.mse_loss, "MAE": F.l1_loss, "Huber": F.huber_loss}


def r2(seed, loss_function, rate, scale, standardise=False):
    # ko: 새 데이터의 R². 발산하면 None
    # en: R² on new data; None when the loss diverged
    torch.manual_seed(seed)
    x = torch.randn(800, 10)  # (N, D)
    y = scale * (x[:, :3].sum(dim=1, keepdim=True) + 0.3 * torch.randn(800, 1))  # (N, 1)
    mean, std = (y[:300].mean(), y[:300].std()) if standardise else (0.0, 1.0)
    model = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 1))
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    for _ in range(STEPS):
        loss = loss_function(model(x[:300]), (y[:300] - mean) / std)
        if not loss.isfinite():
            return None
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        residual = y[300:] - (model(x[300:]) * std + mean)
    return 1 - (residual.square().mean() / y[300:].var(correction=0)).item()


found = {f"{name} {rate}": [r2(s, f, rate, 15.0) for s in SEEDS] for rate in (0.01, 0.1) for name, f in LOSSES.items()}
found["MSE 0.1, standardised"] = [r2(s, F.mse_loss, 0.1, 15.0, standardise=True) for s in SEEDS]
found["MSE 0.1, targets of size 1"] = [r2(s, F.mse_loss, 0.1, 1.0) for s in SEEDS]
for name, values in found.items():
    print(f"{name:27}", "  ".join("diverged" if value is None else f"{value:.2f}" for value in values))


def learns(name):
    return all(value is not None and value > 0.9 for value in found[name])


def fails(name):
    return all(value is None or value < 0.5 for value in found[name])


at_the_large_rate = learns("MAE 0.1") and learns("Huber 0.1") and fails("MSE 0.1")
at_the_small_rate = learns("MSE 0.01") and fails("MAE 0.01") and fails("Huber 0.01")
standardised_mse_learns = learns("MSE 0.1, standardised") and learns("MSE 0.1, targets of size 1")
print(at_the_large_rate, at_the_small_rate, standardised_mse_learns)
