"""ko: 상수만 예측하는 회귀의 손실은 타깃의 분산에서 멈춥니다.
en: The loss of a regression that predicts a constant stops at the variance of its targets.
"""

import math
import warnings

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
regression_rows = {}  # name: [[inputs, loss], ...]


def stuck(name, loss, **inputs):
    regression_rows.setdefault(name, []).append([inputs, loss.item()])


torch.manual_seed(0)
for var in (0.01, 0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 9.0, 100.0, 10_000.0):
    draws = torch.randn(8)  # (B,)
    targets = 3 + (draws - draws.mean()) / draws.std(correction=0) * math.sqrt(var)  # (B,)
    mean = targets.mean().expand(8)  # (B,)
    stuck("mse_mean", F.mse_loss(mean, targets), var=var)
    stuck("rmse_mean", F.mse_loss(mean, targets).sqrt(), var=var)
    stuck("half_mse", F.mse_loss(mean, targets) / 2, var=var)
    stuck("mse_summed", F.mse_loss(mean, targets, reduction="sum"), var=var, N=8)
    # ko: 완벽한 예측 (B, 1)과 타깃 (B,)를 비교하면 모든 쌍의 차이가 됩니다.
    # en: Perfect predictions (B, 1) against targets (B,) compare every pair.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        stuck("mse_broadcast", F.mse_loss(targets.unsqueeze(1), targets), var=var)
    # ko: 정규 분포의 절댓값 오차
    # en: The absolute error under a normal distribution
    stuck("mae_normal", torch.distributions.HalfNormal(math.sqrt(var)).mean, var=var)

standard = (draws - draws.mean()) / draws.std(correction=0)  # (B,)
zero, one = torch.zeros(8), torch.ones(8)  # (B,)
stuck("standardised", F.mse_loss(zero, standard))
stuck("half_of_binary", F.mse_loss(zero + 0.5, (standard > 0).to(torch.float64)))
stuck("unit_range", torch.distributions.Uniform(0.0, 1.0).variance)
stuck("gaussian_nll", F.gaussian_nll_loss(zero, standard, one))
stuck("gaussian_nll_full", F.gaussian_nll_loss(zero, standard, one, full=True))

for name, computed in regression_rows.items():
    inputs, loss = computed[min(4, len(computed) - 1)]
    print(f"{name:20} {loss:8.4f}  {inputs}")
