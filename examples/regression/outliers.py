"""ko: 큰 오차 하나가 제곱 오차를 지배하지만 절대 오차와 Huber 손실에서는 덜합니다.
en: A single large error owns the squared error; absolute error and Huber loss give it less.
"""

import torch
import torch.nn.functional as F

LOSSES = {"mse": F.mse_loss, "mae": F.l1_loss, "huber": F.huber_loss}

# ko: 오차가 1인 점 아홉 개와 10인 점 하나입니다.
# en: Nine points miss by 1, one misses by 10.
errors = torch.tensor([1.0] * 9 + [10.0], dtype=torch.float64)  # (N,)
zeros = torch.zeros_like(errors)


def outlier_share(loss_function):
    parts = loss_function(errors, zeros, reduction="none")
    return (parts[-1] / parts.sum()).item()


def gradients(loss_function):
    predictions = errors.clone().requires_grad_()
    loss_function(predictions, zeros).backward()
    return predictions.grad[[0, -1]].tolist()


mean_loss = {name: f(errors, zeros).item() for name, f in LOSSES.items()}
clean_loss = {name: f(errors[:9], zeros[:9]).item() for name, f in LOSSES.items()}
share = {name: outlier_share(f) for name, f in LOSSES.items()}
gradient_typical = {name: gradients(f)[0] for name, f in LOSSES.items()}
gradient_outlier = {name: gradients(f)[1] for name, f in LOSSES.items()}

print("loss   without    with   share  grad(1)  grad(10)")
for name in LOSSES:
    print(
        f"{name:6} {clean_loss[name]:7.4f} {mean_loss[name]:7.4f} {share[name]:7.4f}"
        f" {gradient_typical[name]:8.4f} {gradient_outlier[name]:9.4f}"
    )

# ko: 상수 하나로 다섯 값을 예측할 때 손실이 가장 작은 상수를 격자에서 찾습니다.
# en: Predict five values by one constant: search the grid for the constant of least loss.
values = torch.tensor([1.0, 2.0, 3.0, 4.0, 100.0], dtype=torch.float64)
constants = torch.arange(0, 10001, dtype=torch.float64) / 100  # (G,)


def best_constant(loss_function):
    predictions = constants[:, None].expand(-1, 5)  # (G, 5)
    table = loss_function(predictions, values.expand(10001, 5), reduction="none")
    return constants[table.mean(1).argmin()].item()


best = {name: best_constant(f) for name, f in LOSSES.items()}
mean_of_values, median_of_values = values.mean().item(), values.median().item()
print(f"\nmean {mean_of_values:.4f}  median {median_of_values:.4f}")
for name in LOSSES:
    print(f"{name:6} {best[name]:8.4f}")
