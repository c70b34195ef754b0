"""ko: MSELoss는 제곱 오차를 모든 원소에 걸쳐 평균합니다. 기울기는 오차에 비례해 끝없이 커집니다.
en: MSELoss averages the squared errors over all elements; its gradient grows with the error without bound.
"""

import inspect
import warnings

import torch
import torch.nn.functional as F
from torch import nn

arguments = list(inspect.signature(nn.MSELoss).parameters)
targets = torch.tensor([0.0, 1.0, 1.0, 2.0, 6.0], dtype=torch.float64)  # (N,)


def loss_and_gradient(errors):
    errors = torch.tensor(errors, dtype=torch.float64, requires_grad=True)
    loss = F.mse_loss(errors, torch.zeros_like(errors), reduction="none")
    loss.sum().backward()
    return loss.tolist(), errors.grad.tolist()


xs = [step / 20 for step in range(-60, 61)]
loss, gradient = loss_and_gradient(xs)
loss_curves = {"x": xs, "loss": {"MSELoss": loss}, "gradient": {"MSELoss": gradient}}
gradient_at_1000 = loss_and_gradient([1000.0])[1][0]

# ko: 아무것도 모르는 모델: 0을 출력하거나, 가장 좋은 상수를 출력합니다.
# en: A model that knows nothing: it outputs 0, or the best constant.
loss_of_zero = F.mse_loss(torch.zeros(5), targets).item()
constants = torch.linspace(0, 6, 601, dtype=torch.float64)
losses = torch.stack([F.mse_loss(constant.expand(5), targets) for constant in constants])
best_constant, loss_of_best = constants[losses.argmin()].item(), losses.min().item()
floor = F.mse_loss(targets, targets).item()

# ko: reduction과 함수 형태의 weight
# en: reduction, and the weight of the functional form
table, zeros = torch.tensor([[2.0, 1.0, 0.0], [0.0, 3.0, 2.0]]), torch.zeros(2, 3)  # (N, D)
total, mean = nn.MSELoss(reduction="sum")(table, zeros).item(), nn.MSELoss()(table, zeros).item()
divisor = total / mean
pair, weight = torch.tensor([1.0, 2.0]), torch.tensor([1.0, 3.0])
weighted_mean = F.mse_loss(pair, torch.zeros(2), weight=weight).item()

# ko: 오류 없이 틀리는 경우
# en: what is wrong without an error
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    meant_as_sum = nn.MSELoss("sum")(table, zeros).item()
warning_text = str(caught[0].message)
half_precision = F.mse_loss(torch.tensor([256.0]).half(), torch.tensor([0.0]).half()).item()
with_nan_target = F.mse_loss(pair, torch.tensor([1.0, float("nan")])).item()
perfect = torch.tensor([3.0], requires_grad=True)
F.mse_loss(perfect, torch.tensor([3.0])).sqrt().backward()
rmse_gradient_at_zero = perfect.grad.item()
try:
    nn.MSELoss(weight=weight)
except TypeError as error:
    weight_message = str(error)

print(f"output 0: {loss_of_zero:.2f}  best constant {best_constant:.2f}: {loss_of_best:.2f}  floor {floor:.0f}")
print(f"sum {total:.1f}  mean {mean:.1f}  divisor {divisor:.0f}  weighted mean {weighted_mean:.2f}")
print(f"MSELoss('sum') {meant_as_sum:.1f}  {warning_text}")
print(f"float16 {half_precision}  NaN in a target {with_nan_target}  gradient of RMSE at 0 {rmse_gradient_at_zero}")
print(weight_message)
