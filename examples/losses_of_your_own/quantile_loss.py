"""ko: 분위수 손실은 예측이 낮을 때 q, 높을 때 1 - q를 곱한 절대 오차이고, 여러 분위수를 한 번에 학습할 수 있습니다.
en: The quantile loss weights the absolute error by q where the prediction is too low and by 1 - q where it is too high, for several quantiles at once.
"""

import torch


def quantile_loss(predictions, targets, quantiles):
    """Predictions (N, Q), one column for each of the Q quantiles; targets (N,). The mean over all N·Q."""
    q = torch.as_tensor(quantiles, dtype=predictions.dtype, device=predictions.device)
    if predictions.dim() != 2 or predictions.shape != (len(targets), len(q)) or targets.dim() != 1:
        shapes = tuple(predictions.shape), tuple(targets.shape), tuple(q.shape)
        raise ValueError("predictions {}, targets {} and quantiles {} do not fit".format(*shapes))
    error = targets[:, None] - predictions  # (N, Q)
    return torch.maximum(q * error, (q - 1) * error).mean()


def constant(value, columns=1):
    return torch.full((len(data), columns), float(value), dtype=torch.float64)


data = torch.tensor([0.0, 1, 1, 2, 2, 3, 4, 5, 7, 9, 21], dtype=torch.float64)  # (N,)
candidates = [step / 10 for step in range(220)]


def best(q):
    return min(candidates, key=lambda c: quantile_loss(constant(c), data, [q]).item())


starts_at = quantile_loss(constant(0), data, [0.9]).item()
floor = quantile_loss(constant(best(0.9)), data, [0.9]).item()
perfect = quantile_loss(data[:, None], data, [0.9]).item()
best_90, best_10, best_50 = best(0.9), best(0.1), best(0.5)
# ko: 부호를 반대로 쓰면(예측 - 타깃) 90%가 아니라 10% 분위수를 학습합니다.
# en: With the sign reversed (prediction - target), it learns the 10% quantile instead of the 90% one.
reversed_best = min(
    candidates,
    key=lambda c: torch.maximum(0.9 * (c - data), -0.1 * (c - data)).mean().item(),
)
sign_swaps_the_quantile = reversed_best == best_10 and best_10 != best_90
half_of_mae = quantile_loss(constant(4), data, [0.5]).item() / (data - 4).abs().mean().item()

# ko: 평균은 분위수 개수로도 나눕니다.
# en: The mean divides by the number of quantiles too.
one = quantile_loss(constant(0), data, [0.9]).item()
three = quantile_loss(constant(0, 3), data, [0.1, 0.5, 0.9]).item()
sum_of_three = sum(quantile_loss(constant(0), data, [q]).item() for q in (0.1, 0.5, 0.9))
divisor = sum_of_three / three
out_of_range = quantile_loss(constant(-100), data, [1.2]).item(), quantile_loss(constant(100), data, [1.2]).item()
negative_above = out_of_range[1] < 0
crossed = quantile_loss(torch.stack([data + 2, data - 2], 1), data, [0.1, 0.9]).item()
uncrossed = quantile_loss(torch.stack([data - 2, data + 2], 1), data, [0.1, 0.9]).item()

# ko: 모양을 확인하지 않으면 (N, 1)과 (N,)이 경고 없이 (N, N)이 됩니다.
# en: Without the check, (N, 1) and (N,) become (N, N), and unlike F.mse_loss nothing warns.
unchecked = data - data[:, None]
broadcast = torch.maximum(0.9 * unchecked, -0.1 * unchecked).mean().item()
try:
    quantile_loss(data, data, [0.9])
    shape_message = ""
except ValueError as error:
    shape_message = str(error)

xs = [step / 8 for step in range(-24, 25)]
loss_curves = {"x": xs, "loss": {}, "gradient": {}}
for q in (0.1, 0.5, 0.9):
    x = torch.tensor(xs, dtype=torch.float64, requires_grad=True)  # ko: 예측 - 타깃  # en: prediction - target
    losses = torch.stack([quantile_loss(point.view(1, 1), torch.zeros(1), [q]) for point in x])
    (gradient,) = torch.autograd.grad(losses.sum(), x)
    loss_curves["loss"][f"q={q}"] = losses.tolist()
    loss_curves["gradient"][f"q={q}"] = [g if at else None for at, g in zip(xs, gradient.tolist(), strict=True)]
at_the_kink = gradient[24].item()

print(f"q = 0.9: start {starts_at:.4f}, best constant {best_90}, its loss {floor:.4f}, perfect {perfect:.4f}")
print(f"best constant for 0.1 {best_10}, 0.5 {best_50}; 0.9 with the sign reversed {reversed_best}")
print(f"q = 0.5 over MAE {half_of_mae:.2f}; sum of three over their mean {divisor:.2f}")
print(f"q = 1.2: {out_of_range[0]:.2f} far below, {out_of_range[1]:.2f} far above")
print(f"10% above 90%: {crossed:.2f}, in order {uncrossed:.2f}; broadcast {broadcast:.4f}; {shape_message}")
