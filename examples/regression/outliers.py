"""ko: 이상치 하나가 제곱 오차를 지배합니다. MAE와 Huber는 이상치의 기울기에 상한을 둡니다.
en: One outlier dominates the squared error; MAE and Huber loss bound the gradient of an outlier.
"""

import torch
import torch.nn.functional as F

LOSSES = {"mse": F.mse_loss, "mae": F.l1_loss, "huber": F.huber_loss}  # ko: delta = 1  # en: delta = 1

# ko: 오차가 1인 샘플 9개와 10인 샘플 1개입니다.
# en: Nine samples miss by 1, one misses by 10.
errors = torch.tensor([1.0] * 9 + [10.0], dtype=torch.float64)  # (N,)


def outlier_share(loss_function):
    parts = loss_function(errors, torch.zeros_like(errors), reduction="none")
    return (parts[-1] / parts.sum()).item()


def gradient_ratio(loss_function, ordinary_error):
    pair = torch.tensor([ordinary_error, 10.0], dtype=torch.float64, requires_grad=True)
    loss_function(pair, torch.zeros_like(pair)).backward()
    return (pair.grad[1] / pair.grad[0]).item()


share = {name: outlier_share(f) for name, f in LOSSES.items()}

# ko: 이상치(오차 10)의 기울기가 일반 샘플의 몇 배인지 비교합니다.
# en: How many times the gradient of an ordinary sample is that of the outlier, whose error is 10.
ordinary_errors = [1.0, 0.5, 0.1]
ratios = {name: [gradient_ratio(f, e) for e in ordinary_errors] for name, f in LOSSES.items()}

print("loss    share   gradient ratio at ordinary error 1, 0.5, 0.1")
for name in LOSSES:
    print(f"{name:6} {share[name]:6.1%}" + "".join(f"{r:8.1f}" for r in ratios[name]))

# ko: 상수 하나로 다섯 값을 예측할 때 손실이 가장 작은 상수를 찾습니다.
# en: Predict five values by one constant: search for the constant of least loss.
values = torch.tensor([1.0, 2.0, 3.0, 4.0, 100.0], dtype=torch.float64)
constants = torch.arange(0, 10001, dtype=torch.float64) / 100  # (G,)


def best_constant(loss_function):
    predictions = constants[:, None].expand(-1, 5)  # (G, 5)
    table = loss_function(predictions, values.expand(10001, 5), reduction="none")
    return constants[table.mean(1).argmin()].item()


best = {name: best_constant(f) for name, f in LOSSES.items()}
print(f"\nmean {values.mean().item():.1f}  median {values.median().item():.1f}")
print("best constant", best)
