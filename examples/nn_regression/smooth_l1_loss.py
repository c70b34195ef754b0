"""ko: SmoothL1Loss의 기울기는 beta가 얼마든 1을 넘지 않습니다. HuberLoss를 delta로 나눈 값입니다.
en: The gradient of SmoothL1Loss never exceeds 1, whatever beta is; the loss is HuberLoss divided by delta.
"""

import inspect
import warnings

import torch
import torch.nn.functional as F
from torch import nn

arguments = list(inspect.signature(nn.SmoothL1Loss).parameters)
targets = torch.tensor([0.0, 1.0, 1.0, 2.0, 6.0], dtype=torch.float64)  # (N,)


def loss_and_gradient(errors, beta):
    errors = torch.tensor(errors, dtype=torch.float64, requires_grad=True)
    loss = F.smooth_l1_loss(errors, torch.zeros_like(errors), reduction="none", beta=beta)
    loss.sum().backward()
    return loss.tolist(), errors.grad.tolist()


xs = [step / 20 for step in range(-60, 61)]
curves = {f"beta={beta:g}": loss_and_gradient(xs, beta) for beta in (0.5, 1.0, 2.0)}
loss_curves = {"x": xs} | {kind: {b: c[i] for b, c in curves.items()} for i, kind in enumerate(("loss", "gradient"))}
gradients_at_1000 = [loss_and_gradient([1000.0], beta)[1][0] for beta in (0.5, 1.0, 2.0)]
losses_at_4 = [loss_and_gradient([4.0], beta)[0][0] for beta in (0.0, 0.5, 1.0, 2.0)]

# ko: 아무것도 모르는 모델: 0을 출력하거나, 가장 좋은 상수를 출력합니다.
# en: A model that knows nothing: it outputs 0, or the best constant.
loss_of_zero = F.smooth_l1_loss(torch.zeros(5), targets).item()
constants = torch.linspace(0, 6, 601, dtype=torch.float64)
losses = torch.stack([F.smooth_l1_loss(constant.expand(5), targets) for constant in constants])
best_constant, loss_of_best = constants[losses.argmin()].item(), losses.min().item()
floor = F.smooth_l1_loss(targets, targets).item()
table, zeros = torch.tensor([[2.0, 1.0, 0.0], [0.0, 3.0, 2.0]]), torch.zeros(2, 3)  # (N, D)
total, mean = nn.SmoothL1Loss(reduction="sum")(table, zeros).item(), nn.SmoothL1Loss()(table, zeros).item()
divisor = total / mean

# ko: 오류 없이 틀리는 경우: 첫 위치 인자는 beta가 아니라 없어질 size_average입니다.
# en: What is wrong without an error: the first positional argument is not beta but the deprecated size_average.
error, zero = torch.tensor([1.0]), torch.zeros(1)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    by_position = nn.SmoothL1Loss(0.1)(error, zero).item()
    warning_text = str(caught[0].message)
by_name = nn.SmoothL1Loss(beta=0.1)(error, zero).item()
messages = []
for call in (lambda: nn.SmoothL1Loss(beta=-1.0)(error, zero), lambda: F.smooth_l1_loss(error, zero, weight=error)):
    try:
        call()
    except (RuntimeError, TypeError) as problem:
        messages.append(str(problem))

# ko: HuberLoss와 같은 학습이 됩니다. SGD는 학습률을 delta로 나누고, Adam은 그대로 둡니다. 마지막 점은 이상치입니다.
# en: The same training as HuberLoss: with SGD at the rate divided by delta, with Adam at the same rate. The last point is an outlier.
x = torch.linspace(-1, 1, 9, dtype=torch.float64)  # (N,)
y = 2 * x + torch.tensor([0.1, -0.1, 0.0, 0.2, -0.2, 0.0, 0.1, -0.1, 8.0], dtype=torch.float64)


def fitted_slope(loss_function, optimizer_class, rate):
    line = torch.zeros(2, dtype=torch.float64, requires_grad=True)  # slope, intercept
    optimizer = optimizer_class([line], lr=rate)
    for _ in range(120):
        optimizer.zero_grad()
        loss_function(line[0] * x + line[1], y).backward()
        optimizer.step()
    return line[0].item()


SGD, Adam = torch.optim.SGD, torch.optim.Adam
smooth_l1, huber = nn.SmoothL1Loss(beta=0.2), nn.HuberLoss(delta=0.2)
slopes_sgd = [fitted_slope(smooth_l1, SGD, 0.1), fitted_slope(huber, SGD, 0.1 / 0.2)]
slopes_adam = [fitted_slope(smooth_l1, Adam, 0.1), fitted_slope(huber, Adam, 0.1)]
slope_mse = fitted_slope(nn.MSELoss(), SGD, 0.1)
same_under_sgd = abs(slopes_sgd[0] - slopes_sgd[1]) < 1e-9
same_under_adam = abs(slopes_adam[0] - slopes_adam[1]) < 1e-3

print(f"output 0: {loss_of_zero:.2f}  best constant {best_constant:.2f}: {loss_of_best:.4f}  floor {floor:.0f}")
print(f"sum {total:.1f}  mean {mean:.4f}  divisor {divisor:.0f}  error 4: {losses_at_4}")
print(f"SmoothL1Loss(0.1): {by_position:.2f}  SmoothL1Loss(beta=0.1): {by_name:.2f}  {warning_text}")
print("fitted slope, smooth_l1 and huber: SGD", [round(slope, 4) for slope in slopes_sgd])
print("                                   Adam", [round(slope, 4) for slope in slopes_adam])
print(f"fitted slope, mse: {slope_mse:.2f}")
print(*messages, sep="\n")
