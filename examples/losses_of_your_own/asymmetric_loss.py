"""ko: LINEX와 가중 제곱 오차는 낮은 예측과 높은 예측의 벌점을 다르게 주고, 최선의 상수를 평균에서 옮깁니다.
en: LINEX and the weighted squared error penalise low and high predictions differently, and move the best constant away from the mean.
"""

import math

import torch


def linex_loss(predictions, targets, a=1.0):
    """exp(a·e) - a·e - 1 with e = target - prediction; the larger a, the worse a low prediction. Any equal shapes."""
    error = _error(predictions, targets)
    return (torch.expm1(a * error) - a * error).mean()


def weighted_squared_error(predictions, targets, low=4.0, high=1.0):
    """Squared errors times `low` where the prediction is too low, times `high` where it is too high."""
    error = _error(predictions, targets)
    return (torch.where(error > 0, low, high) * error**2).mean()


def _error(predictions, targets):
    if predictions.shape != targets.shape:
        raise ValueError(f"predictions {tuple(predictions.shape)} and targets {tuple(targets.shape)} differ")
    return targets - predictions


data = torch.tensor([0.0, 1, 1, 2, 2, 3, 4, 5], dtype=torch.float64)  # (N,)
candidates = [step / 1000 for step in range(5001)]


def best(loss, **settings):
    return min(candidates, key=lambda c: loss(torch.full_like(data, c), data, **settings).item())


def at(loss, prediction, target, **settings):
    """Loss and gradient of one prediction."""
    p = torch.tensor([float(prediction)], dtype=torch.float64, requires_grad=True)
    value = loss(p, torch.tensor([float(target)], dtype=torch.float64), **settings)
    return value.item(), torch.autograd.grad(value, p)[0].item()


mean = data.mean().item()
best_linex, best_linex_reversed, best_weighted = (
    best(linex_loss),
    best(linex_loss, a=-1.0),
    best(weighted_squared_error),
)
starts_at = {f.__name__: f(torch.zeros_like(data), data).item() for f in (linex_loss, weighted_squared_error)}
floor = {f.__name__: f(data.clone(), data).item() for f in (linex_loss, weighted_squared_error)}
# ko: LINEX의 최선의 상수는 log(mean(exp(a y))) / a입니다.
# en: The best constant of LINEX is log(mean(exp(a y))) / a.
closed_form = data.exp().mean().log().item()
agrees = abs(best_linex - closed_form) < 1e-3
# ko: 가중치는 곱셈이므로 둘의 비만 최소의 위치를 정합니다.
# en: Only the ratio of the two weights decides where the minimum is.
ratio_decides = best_weighted == best(weighted_squared_error, low=0.8, high=0.2)
low_by_2, high_by_2 = at(linex_loss, 0, 2), at(linex_loss, 2, 0)
bound_high = at(linex_loss, 50, 0)[1]
weighted_low, weighted_high = at(weighted_squared_error, 0, 2)[0], at(weighted_squared_error, 2, 0)[0]
# ko: 오차의 부호를 반대로 쓰면(예측 - 타깃) 반대쪽에 벌점을 줍니다.
# en: With the sign reversed (prediction - target), the other side is penalised.
reversed_best = min(candidates, key=lambda c: (torch.expm1(c - data) - (c - data)).mean().item())
sign_moves_it_the_other_way = reversed_best < mean < best_linex
# ko: 지수는 오차 89 근처에서 float32를 넘습니다. 타깃의 단위가 크면 첫 스텝에 inf가 됩니다.
# en: The exponential leaves float32 near an error of 89; targets in large units give inf at the first step.
overflow_at = math.log(torch.finfo(torch.float32).max)
in_hundreds = linex_loss(torch.zeros(1), torch.tensor([100.0])).item()
in_units = linex_loss(torch.zeros(1), torch.tensor([1.0])).item()
# ko: 작은 a에서는 float32의 exp(x) - x - 1이 자릿수를 잃습니다. expm1을 쓰면 덜합니다.
# en: For small a, exp(x) - x - 1 loses digits in float32; expm1 loses fewer.
small = torch.tensor(1e-2)
lost_digits = abs((small.exp() - small - 1).item() / 5.016708e-5 - 1)
kept_digits = abs((torch.expm1(small) - small).item() / 5.016708e-5 - 1)

xs = [step / 8 for step in range(-16, 17)]
loss_curves = {"x": xs, "loss": {}, "gradient": {}}
for label, loss, settings in (
    ("linex, a=1", linex_loss, {"a": 1.0}),
    ("linex, a=-1", linex_loss, {"a": -1.0}),
    ("low=4, high=1", weighted_squared_error, {}),
):
    points = [at(loss, x, 0, **settings) for x in xs]
    loss_curves["loss"][label], loss_curves["gradient"][label] = ([p[i] for p in points] for i in (0, 1))

print(
    f"mean {mean:.3f}; best constant: LINEX {best_linex}, a = -1 {best_linex_reversed}, weighted squares {best_weighted}"
)
print(
    f"LINEX, too low by 2: loss {low_by_2[0]:.4f}, gradient {low_by_2[1]:.4f}; too high by 2: {high_by_2[0]:.4f}, {high_by_2[1]:.4f}"
)
print(f"gradient far above {bound_high:.4f}; weighted squares {weighted_low:.1f} and {weighted_high:.1f}")
print(f"error of 100 in float32 {in_hundreds}, limit {overflow_at:.2f}; the same in hundreds {in_units:.4f}")
print(
    f"sign reversed: best constant {reversed_best}; relative error {lost_digits:.1e} with exp, {kept_digits:.1e} with expm1"
)
