"""ko: 점의 5 %만 크게 틀려도 제곱 오차로 맞춘 직선은 기울고, MAE와 Huber는 거의 버팁니다.
en: Five per cent wild points tilt the line fitted by squared error; MAE and Huber nearly hold.
"""

import torch
import torch.nn.functional as F

torch.manual_seed(0)
true_slope, true_intercept = 2.0, 1.0
x = torch.linspace(-1, 1, 100, dtype=torch.float64)  # (N,)
clean = true_slope * x + true_intercept + 0.1 * torch.randn(100, dtype=torch.float64)
targets = clean.clone()
targets[-5:] -= 20  # en: five of 100 points  # ko: 100개 중 5개입니다


def fit(loss_function, targets):
    line = torch.zeros(2, dtype=torch.float64, requires_grad=True)
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
intercepts = {name: line[1] for name, line in outlier_fit.items()}

# ko: delta가 클수록 Huber 손실은 제곱 오차에 가까워집니다.
# en: The larger delta, the closer the Huber loss comes to squared error.
deltas = [0.2, 1.0, 5.0]
slope_at_small_delta = fit(lambda p, t: F.huber_loss(p, t, delta=0.2), targets)[0]
slope_at_large_delta = fit(lambda p, t: F.huber_loss(p, t, delta=5.0), targets)[0]
huber_slopes = [slope_at_small_delta, slopes["huber"], slope_at_large_delta]

print(f"true slope {true_slope:.4f}  intercept {true_intercept:.4f}")
print("loss     clean  5% outliers  intercept")
for name in losses:
    row = slopes_clean[name], slopes[name], intercepts[name]
    print("{:6} {:7.4f} {:12.4f} {:10.4f}".format(name, *row))
print("delta   slope")
for delta, slope in zip(deltas, huber_slopes, strict=True):
    print(f"{delta:5.1f} {slope:7.4f}")
