"""ko: PoissonNLLLoss는 기본적으로 로그 발생률을 받습니다. 발생률을 넣어도 오류 없이 틀린 값을 배웁니다.
en: PoissonNLLLoss expects log-rates by default; given rates it learns wrong values without an error.
"""

import inspect
import math
import warnings

import torch
import torch.nn.functional as F
from torch import nn

arguments = list(inspect.signature(nn.PoissonNLLLoss).parameters)
targets = torch.tensor([0.0, 1.0, 1.0, 2.0, 6.0], dtype=torch.float64)  # (N,)


def loss_and_gradient(inputs, target, **settings):
    inputs = torch.tensor(inputs, dtype=torch.float64, requires_grad=True)
    loss = F.poisson_nll_loss(inputs, torch.full_like(inputs, target), reduction="none", **settings)
    loss.sum().backward()
    return loss.tolist(), inputs.grad.tolist()


xs = [step / 20 for step in range(-60, 61)]  # ko: 로그 발생률  # en: log-rates
curves = {f"target={target}": loss_and_gradient(xs, target) for target in (0, 2, 5)}
loss_curves = {"x": xs} | {kind: {t: c[i] for t, c in curves.items()} for i, kind in enumerate(("loss", "gradient"))}
gradient_far_below, gradient_far_above = loss_and_gradient([-20.0, 10.0], 5)[1]

# ko: 아무것도 모르는 모델: 0을 출력하거나(발생률 1), 가장 좋은 상수를 출력합니다.
# en: A model that knows nothing: it outputs 0, the rate 1, or the best constant.
loss_of_zero = F.poisson_nll_loss(torch.zeros(5), targets).item()
rates = torch.arange(1, 601, dtype=torch.float64) / 100
losses = torch.stack([F.poisson_nll_loss(rate.log().expand(5), targets) for rate in rates])
best_rate, loss_of_best = rates[losses.argmin()].item(), losses.min().item()
floor = F.poisson_nll_loss(targets, targets, log_input=False).item()
total, mean = (F.poisson_nll_loss(torch.zeros(2, 3), torch.ones(2, 3), reduction=r).item() for r in ("sum", "mean"))
divisor = total / mean

# ko: log_input을 틀리면 최적의 출력은 발생률이 아니라 그 로그입니다. 반대로 틀려도 마찬가지입니다.
# en: With the wrong log_input the best output is not the rate but its logarithm; the other way round it is the same.
outputs = torch.arange(1, 1001, dtype=torch.float64) / 100
six = torch.full_like(outputs, 6.0)


def best_output(log_input):
    return outputs[F.poisson_nll_loss(outputs, six, log_input=log_input, reduction="none").argmin()].item()


rate_learned_by_mistake = best_output(log_input=True)  # ko: 출력을 발생률로 읽음  # en: output read as the rate
rate_right = best_output(log_input=False)
log_rate_by_mistake = math.exp(rate_right)  # ko: 출력을 로그로 읽음  # en: output read as its logarithm
negative_log_rate = loss_and_gradient([-1.0], 1.0, log_input=False)[0][0]

# ko: full은 타깃에만 의존하는 항(스털링 근사)을 더합니다. 기울기는 같습니다.
# en: full adds a term of the target alone (Stirling's approximation); the gradient stays the same.
exact = [math.e - k + math.lgamma(k + 1) for k in (1, 2, 20)]  # ko: 로그 발생률 1  # en: log-rate 1
full = [loss_and_gradient([1.0], k, full=True)[0][0] for k in (1, 2, 20)]
plain = [loss_and_gradient([1.0], k)[0][0] for k in (1, 2, 20)]
full_error = [approximate - true for approximate, true in zip(full, exact, strict=True)]
full_keeps_gradient = loss_and_gradient(xs, 5, full=True)[1] == loss_and_gradient(xs, 5)[1]

# ko: eps는 log_input=False에서만 쓰입니다.  # en: eps is used with log_input=False only.
gradient_at_rate_zero = loss_and_gradient([0.0], 1.0, log_input=False)[1][0]
gradient_with_larger_eps = loss_and_gradient([0.0], 1.0, log_input=False, eps=1e-2)[1][0]
eps_unused_for_log_rates = loss_and_gradient(xs, 5, eps=1.0)[0] == loss_and_gradient(xs, 5)[0]

# ko: 그 밖에 오류 없이 틀리는 경우  # en: what else goes wrong without an error
counts = torch.tensor([1.0, 2.0, 6.0])  # (N,)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    loss_same_shape = F.poisson_nll_loss(counts.log(), counts).item()
    loss_broadcast = F.poisson_nll_loss(counts.log()[:, None], counts).item()
warnings_given = len(caught)
loss_of_negative_target = F.poisson_nll_loss(torch.tensor([-100.0]), torch.tensor([-1.0])).item()
overflow = F.poisson_nll_loss(torch.tensor([89.0]), torch.tensor([1.0])).item()

print(f"output 0: {loss_of_zero:.2f}  best rate {best_rate:.2f}: {loss_of_best:.4f}  floor {floor:.4f}")
print(f"counts of 6, rates with log_input=True: {rate_learned_by_mistake:.2f}, with False: {rate_right:.2f}")
print(f"log-rates with log_input=False: {log_rate_by_mistake:.0f}, a negative one: {negative_log_rate}")
print("full", [round(value, 4) for value in full], "error", [round(value, 4) for value in full_error])
print(f"rate 0, target 1: gradient {gradient_at_rate_zero:.0e}, with eps=1e-2 {gradient_with_larger_eps:.0f}")
print(f"same shape {loss_same_shape:.3f}  broadcast {loss_broadcast:.3f}  warnings {warnings_given}")
print(f"negative target {loss_of_negative_target:.0f}  log-rate 89: {overflow}")
