"""ko: 같은 데이터에서도 손실에 따라 최선의 상수 예측이 다릅니다. 제곱 오차는 평균, 절대 오차는 중앙값, 핀볼 손실은 분위수입니다.
en: On the same data the best constant prediction depends on the loss: the mean for squared error, the median for absolute error, a quantile for the pinball loss.
"""

import torch
import torch.nn.functional as F

data = torch.tensor([0.0, 1, 1, 2, 2, 3, 4, 5, 7, 9, 21], dtype=torch.float64)  # (N,)
mean, median, number_of_values = data.mean().item(), data.median().item(), len(data)
candidates = torch.linspace(0.01, 25, 2500, dtype=torch.float64)  # (M,)


def pinball(prediction, target, quantile):
    error = target - prediction
    return torch.maximum(quantile * error, (quantile - 1) * error)


def best_constant(loss):
    prediction, target = torch.broadcast_tensors(candidates[:, None], data)  # (M, N)
    return candidates[loss(prediction, target).mean(dim=1).argmin()].item()


def none(loss, **settings):
    return lambda prediction, target: loss(prediction, target, reduction="none", **settings)


best = {
    "MSELoss": best_constant(none(F.mse_loss)),
    "L1Loss": best_constant(none(F.l1_loss)),
    "HuberLoss": best_constant(none(F.huber_loss, delta=3.0)),
    "PoissonNLLLoss": best_constant(none(F.poisson_nll_loss, log_input=False)),
    "pinball_90": best_constant(lambda p, t: pinball(p, t, 0.9)),
    "pinball_10": best_constant(lambda p, t: pinball(p, t, 0.1)),
}

print(f"mean {mean:.2f}, median {median:.2f}")
print()
for name, value in best.items():
    print(f"{name:15} {value:6.2f}")
