"""ko: L1Loss는 절대 오차의 평균이고 최적의 상수는 중앙값입니다. 기울기의 크기는 오차와 상관없이 1입니다.
en: L1Loss averages absolute errors and its best constant is the median; its gradient has a magnitude of 1 at any error.
"""

import inspect

import torch
import torch.nn.functional as F
from torch import nn

arguments = list(inspect.signature(nn.L1Loss).parameters)
targets = torch.tensor([0.0, 1.0, 1.0, 2.0, 6.0], dtype=torch.float64)  # (N,)


def loss_and_gradient(errors):
    errors = torch.tensor(errors, dtype=torch.float64, requires_grad=True)
    loss = F.l1_loss(errors, torch.zeros_like(errors), reduction="none")
    loss.sum().backward()
    return loss.tolist(), errors.grad.tolist()


xs = [step / 20 for step in range(-60, 61)]
loss, gradient = loss_and_gradient(xs)
jump = [None if x == 0 else slope for x, slope in zip(xs, gradient, strict=True)]
loss_curves = {"x": xs, "loss": {"L1Loss": loss}, "gradient": {"L1Loss": jump}}
gradient_at_zero, gradient_at_1000 = loss_and_gradient([0.0, 1000.0])[1]

# ko: 아무것도 모르는 모델: 0을 출력하거나, 가장 좋은 상수를 출력합니다.
# en: A model that knows nothing: it outputs 0, or the best constant.
loss_of_zero = F.l1_loss(torch.zeros(5), targets).item()
constants = torch.linspace(0, 6, 601, dtype=torch.float64)
losses = torch.stack([F.l1_loss(constant.expand(5), targets) for constant in constants])
best_constant, loss_of_best = constants[losses.argmin()].item(), losses.min().item()
floor = F.l1_loss(targets, targets).item()

# ko: reduction과 함수 형태의 weight
# en: reduction, and the weight of the functional form
table, zeros = torch.tensor([[2.0, 1.0, 0.0], [0.0, 3.0, 2.0]]), torch.zeros(2, 3)  # (N, D)
total, mean = nn.L1Loss(reduction="sum")(table, zeros).item(), nn.L1Loss()(table, zeros).item()
divisor = total / mean
pair, weight = torch.tensor([1.0, 2.0]), torch.tensor([1.0, 3.0])
weighted_mean = F.l1_loss(pair, torch.zeros(2), weight=weight).item()

# ko: 학습률이 일정하면 타깃 앞뒤로 계속 오갑니다. 줄여 가면 수렴합니다.
# en: At a constant learning rate the prediction keeps stepping over the target; with a falling one it converges.
distance = {}
for name, rates in {"constant": [0.3] * 400, "falling": [0.3 / (1 + step / 10) for step in range(400)]}.items():
    prediction = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    distances = []
    for rate in rates:
        (slope,) = torch.autograd.grad(F.l1_loss(prediction, torch.full_like(prediction, 1.0)), prediction)
        with torch.no_grad():
            prediction -= rate * slope
        distances.append(abs(prediction.item() - 1))
    distance[name] = max(distances[-10:])

# ko: 타깃이 짝수 개이면 최적의 상수가 하나가 아닙니다.
# en: With an even number of targets there is no unique best constant.
even = torch.tensor([0.0, 10.0], dtype=torch.float64)
losses_between = [F.l1_loss(torch.full_like(even, constant), even).item() for constant in (1.0, 5.0, 9.0)]
try:
    F.l1_loss(pair, torch.tensor([True, False]))
except RuntimeError as error:
    bool_message = str(error)

print(f"output 0: {loss_of_zero:.2f}  best constant {best_constant:.2f}: {loss_of_best:.2f}  floor {floor:.0f}")
print(f"sum {total:.1f}  mean {mean:.2f}  divisor {divisor:.0f}  weighted mean {weighted_mean:.2f}")
print(f"gradient at 0: {gradient_at_zero:.0f}, at 1000: {gradient_at_1000:.0f}")
print("largest distance in the last ten steps:", {name: round(d, 4) for name, d in distance.items()})
print(f"targets 0 and 10, constants 1, 5, 9: {losses_between}")
print(bool_message)
