"""ko: 연습 4: standardise를 완성하고, 타깃의 단위가 학습 속도에 미치는 영향을 비교하세요.
en: Exercise 4: complete standardise, and compare how the unit of the targets affects training.
"""

import copy

import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(0)
x, x_new, w = torch.randn(512, 10), torch.randn(512, 10), torch.randn(10, 1)
y, y_new = x @ w + 0.5 * torch.randn(512, 1), x_new @ w + 0.5 * torch.randn(512, 1)
start = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 1))


def standardise(targets):
    """The targets to train on, and a function that takes outputs back to the unit of the targets."""
    # ko: 할 일: 평균을 빼고 표준편차로 나누세요. 되돌리는 함수도 함께 반환하세요.
    # en: TODO: subtract the mean, divide by the standard deviation, and return the function that undoes it.
    return targets, lambda outputs: outputs


def r2(pred, target):
    return 1 - (F.mse_loss(pred, target) / target.var(correction=0)).item()


def train(scale, optimizer, lr, loss_fn=F.mse_loss, standardised=False, steps=200):
    """R2 on fresh data after each step, in the unit of the targets; stops where the loss is not finite."""
    model = copy.deepcopy(start)
    optimizer = optimizer(model.parameters(), lr=lr)
    goal, undo = standardise(scale * y) if standardised else (scale * y, lambda outputs: outputs)
    curve = []
    for _ in range(steps):
        loss = loss_fn(model(x), goal)
        if not loss.isfinite():
            break
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        with torch.no_grad():
            curve.append(r2(undo(model(x_new)), scale * y_new))
    return curve


AdamW, SGD, scales = torch.optim.AdamW, torch.optim.SGD, [1, 10, 100]
setups = {
    "adamw": {"optimizer": AdamW, "lr": 5e-3},
    "adamw_huber": {"optimizer": AdamW, "lr": 5e-3, "loss_fn": F.huber_loss},
    "adamw_standardised": {"optimizer": AdamW, "lr": 5e-3, "standardised": True},
    "sgd": {"optimizer": SGD, "lr": 1e-2},
    "sgd_huber": {"optimizer": SGD, "lr": 1e-1, "loss_fn": F.huber_loss},
    "sgd_standardised": {"optimizer": SGD, "lr": 1e-2, "standardised": True},
}
curves = {name: [train(scale, **setup) for scale in scales] for name, setup in setups.items()}
diverged = {name: [len(curve) < 200 for curve in row] for name, row in curves.items()}
final = {name: [curve[-1] for curve in row] for name, row in curves.items()}
reached = {name: [sum(r < 0.9 for r in curve) for curve in row] for name, row in curves.items()}

print(f"{'R2 after 200 steps':<20}" + "".join(f"{'x' + str(scale):>12}" for scale in scales))
for name in setups:
    cells = [
        "diverged" if d else f"{r:.3f} ({s})"
        for d, r, s in zip(diverged[name], final[name], reached[name], strict=True)
    ]
    print(f"{name:<20}" + "".join(f"{cell:>12}" for cell in cells))

goal, undo = standardise(torch.tensor([10.0, 20.0, 60.0]))
criteria = {
    "mean_0_and_std_1": abs(goal.mean()) < 1e-6 and abs(goal.std() - 1) < 1e-6,
    "undo_restores": torch.allclose(undo(goal), torch.tensor([10.0, 20.0, 60.0])) and abs(goal.mean()) < 1e-6,
    "unit_does_not_matter": all(
        max(final[n]) - min(final[n]) < 0.02 for n in ("adamw_standardised", "sgd_standardised")
    ),
}
for name, met in criteria.items():
    print(f"[{'x' if met else ' '}] {name}")
