"""ko: 샘플의 5%만 크게 벗어나도 MSE로 맞춘 직선은 뒤집히고, MAE와 Huber의 직선은 거의 그대로입니다.
en: With 5 % of the samples far off, the line fitted by MSE turns over, while those of MAE and Huber hardly move.
"""

import torch
import torch.nn.functional as F

torch.manual_seed(0)
true_slope, true_intercept = 2.0, 1.0
x = torch.linspace(-1, 1, 100, dtype=torch.float64)  # (N,)
clean = true_slope * x + true_intercept + 0.1 * torch.randn(100, dtype=torch.float64)
targets = clean.clone()
targets[-5:] -= 20  # ko: 100개 가운데 5개  # en: five of the 100


def fit(loss_function, targets):
    line = torch.zeros(2, dtype=torch.float64, requires_grad=True)  # slope, intercept
    for step in range(1000):
        loss = loss_function(line[0] * x + line[1], targets)
        (gradient,) = torch.autograd.grad(loss, line)
        with torch.no_grad():
            # ko: MAE의 기울기는 작아지지 않으므로 학습률을 줄여 갑니다.
            # en: The gradient of MAE does not shrink, so the learning rate has to.
            line -= 0.4 / (1 + step / 50) * gradient
    return line.tolist()


losses = {"mse": F.mse_loss, "mae": F.l1_loss, "huber": F.huber_loss}
clean_fit = {name: fit(f, clean) for name, f in losses.items()}
outlier_fit = {name: fit(f, targets) for name, f in losses.items()}
slopes_clean = {name: line[0] for name, line in clean_fit.items()}
slopes = {name: line[0] for name, line in outlier_fit.items()}
only_mse_turned_over = slopes["mse"] < 0 and min(slopes["mae"], slopes["huber"]) > 1.7

# ko: delta가 클수록 Huber 손실은 제곱 오차의 절반에 가까워집니다.
# en: The larger delta, the closer the Huber loss comes to half the squared error.
deltas = [0.2, 1.0, 5.0]
slope_at_small_delta = fit(lambda p, t: F.huber_loss(p, t, delta=0.2), targets)[0]
slope_at_large_delta = fit(lambda p, t: F.huber_loss(p, t, delta=5.0), targets)[0]
huber_slopes = [slope_at_small_delta, slopes["huber"], slope_at_large_delta]
larger_delta_is_less_robust = huber_slopes[0] > huber_slopes[1] > huber_slopes[2] > slopes["mse"]

samples = torch.stack([x, targets], dim=1).tolist()  # (N, 2)

print("loss     clean  5% outliers  intercept")
for name in losses:
    print(f"{name:6} {slopes_clean[name]:7.2f} {slopes[name]:12.2f} {outlier_fit[name][1]:10.2f}")
print("delta   slope")
for delta, slope in zip(deltas, huber_slopes, strict=True):
    print(f"{delta:5.1f} {slope:7.2f}")
