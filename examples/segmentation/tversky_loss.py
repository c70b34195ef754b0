"""ko: Tversky 손실은 오탐에 α, 미탐에 β를 곱합니다. 0.5와 0.5이면 Dice, 1과 1이면 IoU입니다.
en: Tversky loss multiplies false positives by α and misses by β; 0.5 and 0.5 is Dice, 1 and 1 is IoU.
"""

import torch


def tversky_loss(logits, targets, alpha=0.3, beta=0.7, smooth=1.0):
    """Logits and masks (N, K, …), pixels in the last axes; one index for each image and mask, then the mean."""
    if logits.shape != targets.shape:
        raise ValueError(f"logits {tuple(logits.shape)} and targets {tuple(targets.shape)} differ")
    p, y = logits.sigmoid().flatten(2), targets.flatten(2)  # (N, K, H·W)
    hit = (p * y).sum(2)
    false_alarm, missed = p.sum(2) - hit, y.sum(2) - hit
    return (1 - (hit + smooth) / (hit + alpha * false_alarm + beta * missed + smooth)).mean()


def gradient(logits, targets, **settings):
    logits = logits.clone().requires_grad_()
    return torch.autograd.grad(tversky_loss(logits, targets, **settings), logits)[0]


mask = torch.zeros(1, 1, 16, 16, dtype=torch.float64)
mask[:, :, :4, :4] = 1  # ko: 16픽셀 물체  # en: an object of 16 pixels
even = torch.zeros_like(mask)
half, full = torch.zeros_like(mask), torch.zeros_like(mask)
half[:, :, :4, :2] = 1  # ko: 물체의 절반만 찾음  # en: finds half of the object
full[:, :, :4, :8] = 1  # ko: 물체를 다 찾고 배경 16픽셀도 찾음  # en: finds all of it, and 16 pixels of background


def sure(prediction):
    return 20 * (2 * prediction - 1)


starts_at = tversky_loss(even, mask).item()
floor = tversky_loss(sure(mask), mask).item()
small = torch.zeros_like(mask)
small[:, :, :2, :2] = 1  # ko: 4픽셀 물체  # en: an object of 4 pixels
constants, of_small = (
    [tversky_loss(torch.full_like(y, c / 10).logit(), y).item() for c in range(1, 10)] for y in (mask, small)
)
largest_constant_is_best = constants == sorted(constants, reverse=True)
smallest_constant_is_best = of_small == sorted(of_small)
# ko: 절반을 놓친 예측과 두 배를 찾은 예측의 손실
# en: the loss of missing half, and of finding twice as much
too_little, too_much = {}, {}
for name, weights in {"default": (0.3, 0.7), "swapped": (0.7, 0.3), "dice": (0.5, 0.5), "iou": (1.0, 1.0)}.items():
    settings = dict(zip(("alpha", "beta"), weights, strict=True), smooth=0.0)
    too_little[name] = tversky_loss(sure(half), mask, **settings).item()
    too_much[name] = tversky_loss(sure(full), mask, **settings).item()
swapping_reverses = too_little["default"] > too_much["default"] and too_little["swapped"] < too_much["swapped"]

# ko: 아래 두 값은 Dice와 IoU를 따로 계산한 것입니다.
# en: The two values below compute Dice and IoU on their own.
p = (even + 1.5 * mask - 1).sigmoid()
dice = (1 - 2 * (p * mask).sum() / (p.sum() + mask.sum())).item()
iou = (1 - (p * mask).sum() / (p.sum() + mask.sum() - (p * mask).sum())).item()
as_dice, as_iou = (tversky_loss(p.logit(), mask, w, w, smooth=0.0).item() for w in (0.5, 1.0))
is_dice, is_iou = abs(as_dice - dice) < 1e-9, abs(as_iou - iou) < 1e-9
# ko: 손실에 지수를 씌우면 Focal Tversky가 됩니다.
# en: A power of the loss is the focal Tversky loss.
focal_tversky = (tversky_loss(sure(half), mask, smooth=0.0) ** 0.75).item()
# ko: 빈 마스크. α가 작을수록 오탐의 벌점도 작습니다.
# en: an empty mask: the smaller α, the smaller the penalty of false positives
empty = {name: tversky_loss(sure(full), 0 * mask, alpha=a).item() for name, a in {"03": 0.3, "07": 0.7}.items()}

xs = [step / 4 for step in range(-24, 25)]
loss_curves = {"x": xs, "loss": {}, "gradient": {}}
for name, weights in {
    "alpha=0.7, beta=0.3": (0.7, 0.3),
    "alpha=0.5, beta=0.5": (0.5, 0.5),
    "alpha=0.3, beta=0.7": (0.3, 0.7),
}.items():
    points = [torch.where(mask == 1, x, -4.0) for x in xs]  # ko: 배경은 로짓 -4  # en: background logits of -4
    loss_curves["loss"][name] = [tversky_loss(z, mask, *weights).item() for z in points]
    grads = [gradient(z, mask, alpha=weights[0], beta=weights[1]) for z in points]
    loss_curves["gradient"][name] = [grad[0, 0, 0, 0].item() for grad in grads]

print(f"start {starts_at:.4f}, floor {floor:.6f}")
print(f"{'':9}{'half missed':>13}{'twice as much':>15}")
for name in too_little:
    print(f"{name:9}{too_little[name]:13.4f}{too_much[name]:15.4f}")
print(f"equals Dice {is_dice}, equals IoU {is_iou}; focal Tversky {focal_tversky:.4f}")
print(f"empty mask, 32 pixels found: alpha 0.3 {empty['03']:.4f}, alpha 0.7 {empty['07']:.4f}")
