"""ko: 픽셀별 Focal Loss는 픽셀 수로 나누면 값과 기울기가 작고, 물체의 픽셀 수로 나누면 이미지 크기에 좌우되지 않습니다.
en: Focal loss per pixel is small when divided by all pixels, and independent of the image's size when divided by those of the object.
"""

import math

import torch
import torch.nn.functional as F


def focal_loss(logits, targets, gamma=2.0, alpha=None, per="pixel"):
    """Logits and masks of any one shape; `per` is what the sum is divided by: "pixel", "positive" or "one"."""
    if logits.shape != targets.shape:
        raise ValueError(f"logits {tuple(logits.shape)} and targets {tuple(targets.shape)} differ")
    bce = F.binary_cross_entropy_with_logits(logits, targets, reduction="none")
    wrong = torch.sigmoid(logits) * (1 - targets) + torch.sigmoid(-logits) * targets  # 1 - p
    losses = wrong**gamma * bce
    if alpha is not None:
        losses = losses * (alpha * targets + (1 - alpha) * (1 - targets))
    divisors = {"pixel": losses.numel(), "positive": targets.sum().clamp(min=1), "one": 1}
    return losses.sum() / divisors[per]


def square(size, side=4):
    mask = torch.zeros(1, 1, size, size, dtype=torch.float64)
    mask[:, :, :side, :side] = 1
    return mask


def gradient(logits, targets, **settings):
    logits = logits.clone().requires_grad_()
    return torch.autograd.grad(focal_loss(logits, targets, **settings), logits)[0]


mask, wide = square(16), square(64)  # ko: 16픽셀 물체  # en: an object of 16 pixels
even = torch.zeros_like(mask)
starts_at = focal_loss(even, mask).item()
starts_cross_entropy = F.binary_cross_entropy_with_logits(even, mask).item()
starts_with_alpha = focal_loss(even, mask, alpha=0.25).item()
starts_per_positive = focal_loss(even, mask, per="positive").item()
pixels_per_positive = starts_per_positive / starts_at
# ko: 마지막 층의 편향을 확률 0.01에 맞추고 시작할 때
# en: with the last bias set to a probability of 0.01
rare = torch.full_like(mask, -math.log(99))
prior_cross_entropy = F.binary_cross_entropy_with_logits(rare, mask).item()
prior_focal = focal_loss(rare, mask).item()
floor = focal_loss(40 * (2 * mask - 1), mask).item()
gamma_0_is_cross_entropy = abs(focal_loss(rare, mask, gamma=0.0).item() - prior_cross_entropy) < 1e-12

# ko: 물체를 통째로 놓쳤을 때의 평균. 이미지가 클수록 작습니다.
# en: the mean when the object is missed: the larger the image, the smaller
missed = {
    per: [focal_loss(torch.full_like(y, -4.0), y, per=per).item() for y in (mask, wide)]
    for per in ("pixel", "positive")
}
# ko: 물체의 픽셀 하나가 받는 기울기와, 한 원소의 기울기 상한
# en: the gradient of one pixel of the object, and the bound for one element
at_start = {g: gradient(even, mask, gamma=float(g))[0, 0, 0, 0].abs().item() for g in (0, 2)}
start_ratio = at_start[2] / at_start[0]
one = torch.ones(1, dtype=torch.float64)
steepest = max(gradient(one * x / 100, one, per="one").abs().item() for x in range(-2000, 2001))
# ko: α는 양성에 곱합니다. 0.25이면 드문 물체의 비중이 오히려 줄어듭니다.
# en: alpha multiplies positives; 0.25 makes the rare object count less.
object_share = {}
for name, alpha in {"none": None, "quarter": 0.25, "three_quarters": 0.75}.items():
    total = focal_loss(even, mask, alpha=alpha, per="one")
    weight = 1 if alpha is None else alpha
    object_share[name] = (weight * 16 * 0.25 * math.log(2) / total).item()
no_object = focal_loss(
    even, 0 * mask, per="positive"
).item()  # ko: 물체가 없으면 1로 나눕니다  # en: divides by 1 without objects
with_void = torch.where(mask == 1, mask, -100.0)
predicted = 4 * (2 * mask - 1)  # ko: 잘 맞힌 예측  # en: a good prediction
good_loss, void_loss = focal_loss(predicted, mask).item(), focal_loss(predicted, with_void).item()
void_millions = void_loss / 1e6
try:
    focal_loss(even, mask[:, 0])
    shape_message = ""
except ValueError as error:
    shape_message = str(error)

xs = [step / 4 for step in range(-24, 25)]
loss_curves = {"x": xs, "loss": {}, "gradient": {}}
for gamma in (0, 1, 2, 5):
    loss_curves["loss"][f"gamma={gamma}"] = [focal_loss(one * x, one, gamma, per="one").item() for x in xs]
    loss_curves["gradient"][f"gamma={gamma}"] = [gradient(one * x, one, gamma=gamma, per="one").item() for x in xs]

print(
    f"start: cross-entropy {starts_cross_entropy:.4f}, focal {starts_at:.4f}, alpha 0.25 {starts_with_alpha:.4f}, per positive {starts_per_positive:.4f}"
)
print(f"bias for 0.01: cross-entropy {prior_cross_entropy:.4f}, focal {prior_focal:.4f}; floor {floor:.1e}")
print(
    f"object missed, 16x16 and 64x64: per pixel {missed['pixel'][0]:.4f} {missed['pixel'][1]:.4f}, per positive {missed['positive'][0]:.4f} {missed['positive'][1]:.4f}"
)
print(f"gradient at the start {start_ratio:.4f} of cross-entropy, bound {steepest:.4f}")
print(f"share of the object in the loss { ({k: round(v, 4) for k, v in object_share.items()}) }")
print(f"good prediction {good_loss:.6f}, with a background of -100 {void_loss:.3g}   {shape_message}")
