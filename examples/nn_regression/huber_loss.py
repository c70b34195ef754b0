"""ko: HuberLoss의 기울기는 delta를 넘지 않고, delta가 아주 크면 MSE의 절반이 됩니다.
en: The gradient of HuberLoss never exceeds delta, and with a very large delta the loss is half the MSE.
"""

import inspect

import torch
import torch.nn.functional as F
from torch import nn

arguments = list(inspect.signature(nn.HuberLoss).parameters)
targets = torch.tensor([0.0, 1.0, 1.0, 2.0, 6.0], dtype=torch.float64)  # (N,)


def loss_and_gradient(errors, delta):
    errors = torch.tensor(errors, dtype=torch.float64, requires_grad=True)
    loss = F.huber_loss(errors, torch.zeros_like(errors), reduction="none", delta=delta)
    loss.sum().backward()
    return loss.tolist(), errors.grad.tolist()


xs = [step / 20 for step in range(-60, 61)]
curves = {f"delta={delta:g}": loss_and_gradient(xs, delta) for delta in (0.5, 1.0, 2.0)}
loss_curves = {"x": xs} | {kind: {d: c[i] for d, c in curves.items()} for i, kind in enumerate(("loss", "gradient"))}
gradients_at_1000 = [loss_and_gradient([1000.0], delta)[1][0] for delta in (0.5, 1.0, 2.0)]
losses_at_4 = [loss_and_gradient([4.0], delta)[0][0] for delta in (0.5, 1.0, 2.0)]

# ko: 아무것도 모르는 모델: 0을 출력하거나, 가장 좋은 상수를 출력합니다.
# en: A model that knows nothing: it outputs 0, or the best constant.
loss_of_zero = F.huber_loss(torch.zeros(5, dtype=torch.float64), targets).item()
constants = torch.linspace(0, 6, 601, dtype=torch.float64)
best_constants = {}
for delta in (0.1, 1.0, 10.0):
    losses = torch.stack([F.huber_loss(constant.expand(5), targets, delta=delta) for constant in constants])
    best_constants[f"delta_{delta:g}"] = constants[losses.argmin()].item()
loss_of_best = F.huber_loss(torch.full_like(targets, 4 / 3), targets).item()
floor = F.huber_loss(targets, targets).item()
table, zeros = torch.tensor([[2.0, 1.0, 0.0], [0.0, 3.0, 2.0]]), torch.zeros(2, 3)  # (N, D)
total, mean = nn.HuberLoss(reduction="sum")(table, zeros).item(), nn.HuberLoss()(table, zeros).item()
divisor = total / mean
half_the_mse = F.huber_loss(table, zeros, delta=1e6).item() / F.mse_loss(table, zeros).item()

# ko: 함수 형태의 weight: mse_loss는 가중치의 합으로, huber_loss는 원소 수로 나눕니다.
# en: The weight of the functional form: mse_loss divides by the sum of the weights, huber_loss by the elements.
pair, weight = torch.tensor([1.0, 2.0]), torch.tensor([1.0, 3.0])
none = torch.zeros(2)
weighted = {
    "huber": F.huber_loss(pair, none, delta=1e6, weight=weight).item(),
    "half_mse": F.mse_loss(pair, none, weight=weight).item() / 2,
}

# ko: dtype이 다른 타깃: 손실은 계산되고 backward에서 오류가 납니다.
# en: A target of another dtype: the loss is computed, and backward raises.
prediction = torch.tensor([1.0, 2.0], requires_grad=True)
loss_of_float64_target = F.huber_loss(prediction, torch.tensor([0.0, 0.0], dtype=torch.float64))
result_dtype = str(loss_of_float64_target.dtype)
messages = []
for call in (
    lambda: loss_of_float64_target.backward(),
    lambda: nn.HuberLoss(delta=0.0)(pair, none),
    lambda: nn.HuberLoss(0.1)(pair, none),
):
    try:
        call()
    except (RuntimeError, ValueError) as error:
        messages.append(str(error))

print(f"output 0: {loss_of_zero:.2f}  best constants {best_constants}  loss {loss_of_best:.4f}  floor {floor:.0f}")
print(f"sum {total:.1f}  mean {mean:.4f}  divisor {divisor:.0f}  large delta / MSE {half_the_mse:.2f}")
print(f"error 4: {losses_at_4}  gradients at 1000: {gradients_at_1000}")
print(f"weighted mean: {weighted}")
print(f"float64 target: loss {loss_of_float64_target.item():.2f}, {result_dtype}")
print(*messages, sep="\n")
