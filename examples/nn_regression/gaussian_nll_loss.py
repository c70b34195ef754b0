"""ko: GaussianNLLLoss는 표준편차가 아니라 분산을 받습니다. 분산의 모양과 타깃의 모양은 조용히 틀릴 수 있습니다.
en: GaussianNLLLoss expects a variance, not a standard deviation; shapes of variance and target can be wrong in silence.
"""

import inspect
import itertools
import math
import warnings

import torch
import torch.nn.functional as F
from torch import nn

arguments = list(inspect.signature(nn.GaussianNLLLoss).parameters)
inputs_of_forward = list(inspect.signature(nn.GaussianNLLLoss.forward).parameters)[1:]
targets = torch.tensor([0.0, 1.0, 1.0, 2.0, 6.0], dtype=torch.float64)  # (N,)


def loss_and_gradient(errors, var, **settings):
    errors = torch.tensor(errors, dtype=torch.float64, requires_grad=True)
    var = torch.full_like(errors, var).requires_grad_()
    loss = F.gaussian_nll_loss(errors, torch.zeros_like(errors), var, reduction="none", **settings)
    loss.sum().backward()
    return loss.tolist(), errors.grad.tolist(), var.grad.tolist()


xs = [step / 20 for step in range(-60, 61)]
curves = {f"var={var:g}": loss_and_gradient(xs, var) for var in (0.5, 1.0, 4.0)}
loss_curves = {"x": xs} | {kind: {v: c[i] for v, c in curves.items()} for i, kind in enumerate(("loss", "gradient"))}
gradient_at_small_var = loss_and_gradient([1.0], 0.01)[1][0]

# ko: 아무것도 모르는 모델: 예측 0과 분산 1, 또는 가장 좋은 상수 예측과 분산
# en: A model that knows nothing: prediction 0 and variance 1, or the best constant prediction and variance.
zero, one = torch.zeros_like(targets), torch.ones_like(targets)
loss_of_zero = F.gaussian_nll_loss(zero, targets, one).item()
variances = torch.arange(1, 1001, dtype=torch.float64) / 100
losses = torch.stack([F.gaussian_nll_loss(2 * one, targets, var * one) for var in variances])
best_var, loss_of_best = variances[losses.argmin()].item(), losses.min().item()
read_as_std = best_var / math.sqrt(best_var)  # ko: 구간이 이만큼 넓어집니다  # en: how much too wide intervals become
floor = F.gaussian_nll_loss(targets, targets, zero).item()
total, mean = (
    F.gaussian_nll_loss(torch.ones(2, 3), torch.zeros(2, 3), torch.ones(2, 3), reduction=r).item()
    for r in ("sum", "mean")
)
divisor = total / mean
full_adds = F.gaussian_nll_loss(zero, targets, one, full=True).item() - loss_of_zero

# ko: eps보다 작은 분산은 eps로 계산되지만 기울기는 막히지 않습니다.
# en: A variance below eps counts as eps, but the clamp does not stop its gradient.
loss_below_eps, loss_at_eps = (loss_and_gradient([1.0], var)[0][0] for var in (1e-9, 1e-6))
gradient_below_eps = loss_and_gradient([1.0], 1e-9)[2][0]
log_var = torch.tensor(math.log(1e-9), dtype=torch.float64, requires_grad=True)
F.gaussian_nll_loss(torch.ones(()), torch.zeros(()), log_var.exp()).backward()
gradient_of_log_var = log_var.grad.item()

# ko: var로 받는 모양  # en: the shapes accepted as var
input_shapes = [(4,), (4, 1), (4, 3), (4, 3, 2)]
var_shapes = [(), (1,), (4,), (3,), (4, 1), (1, 3), (1, 1), (4, 3), (4, 3, 1), (4, 1, 2), (1, 3, 2), (4, 3, 2)]
accepted = []
for shape, var_shape in itertools.product(input_shapes, var_shapes):
    try:
        F.gaussian_nll_loss(torch.zeros(shape), torch.zeros(shape), torch.ones(var_shape))
        accepted.append((shape, var_shape))
    except ValueError as error:
        shape_message = str(error)
per_row = F.gaussian_nll_loss(torch.zeros(2, 2), torch.zeros(2, 2), torch.tensor([1.0, 4.0]), reduction="none")
var_of_a_square_goes_by_row = per_row[0].unique().numel() == 1 and per_row[1, 0].item() != per_row[0, 0].item()

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    column, row = targets[:, None], targets  # (N, 1), (N,)
    loss_same_shape = F.gaussian_nll_loss(column, column, torch.ones_like(column)).item()
    loss_broadcast = F.gaussian_nll_loss(column, row, torch.ones_like(column)).item()
warnings_given = len(caught)
try:
    F.gaussian_nll_loss(zero, targets, -one)
except ValueError as error:
    negative_message = str(error)

print(
    f"prediction 0, variance 1: {loss_of_zero:.2f}  best variance {best_var:.2f}: {loss_of_best:.4f}  floor {floor:.4f}"
)
print(
    f"divisor {divisor:.0f}  full adds {full_adds:.4f}  variance read as a standard deviation: {read_as_std:.2f} times"
)
print(
    f"variance 1e-9: loss {loss_below_eps:.0f}, gradient {gradient_below_eps:.0e}, of its log {gradient_of_log_var:.0f}"
)
print(f"var: {len(accepted)} of {len(input_shapes) * len(var_shapes)} pairs of shapes accepted")
print(f"same shape {loss_same_shape:.2f}  broadcast {loss_broadcast:.2f}  warnings {warnings_given}")
print(negative_message, shape_message, sep="\n")
