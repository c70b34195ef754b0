"""ko: 타깃이 10배면 AdamW는 느려지고 SGD는 빨라지다 발산합니다. 표준화하면 타깃의 단위와 무관해집니다.
en: Targets ten times as large slow AdamW down and speed SGD up until it diverges; standardising removes the unit.
"""

import copy
import math

import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(0)
inputs, coefficients = torch.randn(1024, 10), torch.randn(10, 1)
unit_targets = inputs @ coefficients + 0.5 * torch.randn(1024, 1)  # (N, 1)
start = nn.Sequential(nn.Linear(10, 64), nn.ReLU(), nn.Linear(64, 1))
fresh = torch.randn(2048, 10)
fresh_targets = fresh @ coefficients + 0.5 * torch.randn(2048, 1)


def train(scale, optimizer, lr, steps=200, criterion=F.mse_loss, standardise=False):
    model = copy.deepcopy(start)
    updates = optimizer(model.parameters(), lr=lr)
    targets = scale * unit_targets
    shift, spread = (targets.mean(), targets.std()) if standardise else (0.0, 1.0)
    goal = (targets - shift) / spread
    variance = goal.var(correction=0).item()
    found = {"first_loss": criterion(model(inputs), goal).item()}
    for step in range(steps):
        outputs = model(inputs)
        loss = criterion(outputs, goal)
        if not loss.isfinite():
            found["diverged_at"] = step
            break
        # ko: R2 = 1 - (제곱 오차의 평균) / (타깃의 분산)
        # en: R2 = 1 - (mean squared error) / (variance of the targets)
        if 1 - F.mse_loss(outputs.detach(), goal).item() / variance >= 0.9:
            found.setdefault("steps_to_r2_90", step)
        updates.zero_grad()
        loss.backward()
        updates.step()
        if step == 199:
            with torch.no_grad():
                # ko: 예측을 원래 단위로 되돌려 새 데이터에서 평가합니다.
                # en: Back in the original unit, evaluated on fresh data.
                predictions = (model(fresh) * spread + shift) / scale
            error = F.mse_loss(predictions, fresh_targets)
            found["fresh_r2"] = 1 - (error / fresh_targets.var(correction=0)).item()
    return found


AdamW, SGD = torch.optim.AdamW, torch.optim.SGD
# ko: AdamW는 큰 타깃에서 느리므로 R²가 0.9를 넘을 때까지 기다립니다. 새 데이터의 평가는 모두 200스텝 뒤입니다.
# en: AdamW is slow on large targets: these runs go on until R² has passed 0.9. Fresh data are measured after 200 steps in all.
runs = {
    "adamw_x1": train(1, AdamW, 1e-3),
    "adamw_x10": train(10, AdamW, 1e-3, steps=420),
    "adamw_x10_standardised": train(10, AdamW, 1e-3, standardise=True),
    "adamw_x10_mae": train(10, AdamW, 1e-3, steps=420, criterion=F.l1_loss),
    "adamw_x10_huber": train(10, AdamW, 1e-3, steps=420, criterion=F.huber_loss),
    "sgd_x1": train(1, SGD, 1e-2),
    "sgd_x10": train(10, SGD, 1e-2),
    "sgd_x10_standardised": train(10, SGD, 1e-2, standardise=True),
    "sgd_x10_mae": train(10, SGD, 1e-2, criterion=F.l1_loss),
    "sgd_fast_x1": train(1, SGD, 1e-1),
    "sgd_fast_x10": train(10, SGD, 1e-1),
    "sgd_fast_x10_mae": train(10, SGD, 1e-1, criterion=F.l1_loss),
    "sgd_fast_x10_standardised": train(10, SGD, 1e-1, standardise=True),
}
steps = {name: row.get("steps_to_r2_90", math.inf) for name, row in runs.items()}
loss_grows_with_the_square = 90 < runs["adamw_x10"]["first_loss"] / runs["adamw_x1"]["first_loss"] < 110
larger_targets_slow_adamw = steps["adamw_x10"] > 1.5 * steps["adamw_x1"]
larger_targets_speed_sgd_up = steps["sgd_x10"] < steps["sgd_x1"]
fast_sgd_diverges_under_mse_only = "diverged_at" in runs["sgd_fast_x10"] and steps["sgd_fast_x10_mae"] < 200
standardising_saves_more_than_mae = steps["adamw_x10_standardised"] < 0.5 * steps["adamw_x10_mae"]
mae_is_slow_at_a_small_rate = steps["sgd_x10_mae"] > 200 > 10 * steps["sgd_x10"]
standardised_converges = all(steps[name] < 200 for name in steps if "standardised" in name)

print("run                        first loss  R2>=.9  inf/nan  fresh R2 (200)")
for name, found in runs.items():
    reached, broken = found.get("steps_to_r2_90", "-"), found.get("diverged_at", "-")
    r2 = f"{found['fresh_r2']:.4f}" if "fresh_r2" in found else "-"
    print(f"{name:26} {found['first_loss']:10.4f} {reached:>7} {broken:>8} {r2:>9}")
