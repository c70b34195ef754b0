"""ko: 배치로 계산하는 Dice 손실 함수와, 인자와 물체 크기에 따라 달라지는 손실과 기울기입니다.
en: A batched Dice loss, and how loss and gradient depend on its arguments and on the size of the object.
"""

import torch


def dice_loss(logits, targets, smooth=1.0, per_image=True, squared=False):
    """Logits and masks (N, K, …), pixels in the last axes; one Dice for each image and mask, then the mean."""
    if logits.shape != targets.shape:
        raise ValueError(f"logits {tuple(logits.shape)} and targets {tuple(targets.shape)} differ")
    p, y = logits.sigmoid().flatten(2), targets.flatten(2)  # (N, K, H·W)
    axes = 2 if per_image else (0, 2)
    sizes = p**2 + y**2 if squared else p + y
    overlap = (p * y).sum(axes)  # (N, K)  (K,)
    return (1 - (2 * overlap + smooth) / (sizes.sum(axes) + smooth)).mean()


def square(side):
    mask = torch.zeros(1, 1, 16, 16, dtype=torch.float64)
    mask[:, :, :side, :side] = 1
    return mask


def sure(mask, logit=20.0):
    return logit * (2 * mask - 1)  # ko: 마스크와 거의 같은 예측  # en: predicts nearly the mask


def gradient(logits, targets, **settings):
    logits = logits.clone().requires_grad_()
    return torch.autograd.grad(dice_loss(logits, targets, **settings), logits)[0]


empty, small, medium, large = square(0), square(2), square(4), square(8)  # 0, 4, 16, 64
even = torch.zeros_like(medium)
starts_at, starts_squared = (dice_loss(even, medium, squared=s).item() for s in (False, True))
floor = dice_loss(sure(medium), medium).item()


def constants(mask, smooth=1.0):
    """The loss of one probability for every pixel, 0.1 to 0.9."""
    return [dice_loss(torch.full_like(mask, c / 10).logit(), mask, smooth).item() for c in range(1, 10)]


# ko: 모든 픽셀에 같은 확률을 예측할 때, 16픽셀이면 클수록 좋고 4픽셀이면 smooth 때문에 작을수록 좋습니다.
# en: With one probability for every pixel, the largest is best for 16 pixels, and because of smooth the smallest for 4.
of_medium, of_small, of_small_unsmoothed = constants(medium), constants(small), constants(small, smooth=1e-6)
largest_constant_is_best = of_medium == sorted(of_medium, reverse=True)
smallest_constant_is_best = of_small == sorted(of_small)
largest_is_best_without_smooth = of_small_unsmoothed == sorted(of_small_unsmoothed, reverse=True)
everything = dice_loss(sure(torch.ones_like(medium)), medium).item()

# ko: 배경은 맞혔고 물체의 확률은 0.5일 때 물체의 한 픽셀이 받는 기울기
# en: gradient of one pixel of the object: the background is right, the object has a probability of 0.5
undecided = {"small": torch.where(small == 1, 0.0, -20.0), "large": torch.where(large == 1, 0.0, -20.0)}
pixel = {
    "small": gradient(undecided["small"], small)[0, 0, 0, 0].item(),
    "large": gradient(undecided["large"], large)[0, 0, 0, 0].item(),
}
small_over_large = pixel["small"] / pixel["large"]

# ko: 물체를 하나도 찾지 못한 예측과, 빈 마스크에서 확률이 모두 0.01인 예측
# en: a prediction that misses the object, and one of 0.01 everywhere where the mask is empty
missed, nearly_empty, empty_gradient = {}, {}, {}
faint = torch.full_like(empty, 0.01).logit()
for name, smooth in {"none": 1e-6, "one": 1.0, "hundred": 100.0}.items():
    missed[name] = dice_loss(sure(empty), small, smooth=smooth).item()
    nearly_empty[name] = dice_loss(faint, empty, smooth=smooth).item()
    empty_gradient[name] = gradient(faint, empty, smooth=smooth).sum().item()

no_gradient_without_smooth = empty_gradient["none"] < 2e-6 * empty_gradient["one"]

# ko: 작은 물체는 놓치고 큰 물체는 찾은 배치
# en: a batch whose small object is missed and whose large object is found
logits, masks = torch.cat([sure(empty), sure(large)]), torch.cat([small, large])
by_image, over_batch = (dice_loss(logits, masks, per_image=each).item() for each in (True, False))
# ko: 마스크 축이 없는 (N, H, W)는 H개의 마스크로 읽혀 행마다 Dice를 계산합니다.
# en: (N, H, W) without the axis of masks is read as H masks: one Dice for each row.
as_rows = dice_loss(logits[:, 0], masks[:, 0]).item()
halves = sum(dice_loss(z, y).item() for z, y in zip(logits.split(1), masks.split(1), strict=True)) / 2

xs = [step / 4 for step in range(-24, 25)]
loss_curves = {"x": xs, "loss": {}, "gradient": {}}
for name, mask in {"area=4": small, "area=16": medium, "area=64": large}.items():
    points = [torch.where(mask == 1, x, -4.0) for x in xs]  # ko: 배경은 로짓 -4  # en: background logits of -4
    loss_curves["loss"][name] = [dice_loss(z, mask).item() for z in points]
    loss_curves["gradient"][name] = [gradient(z, mask)[0, 0, 0, 0].item() for z in points]

print(f"start {starts_at:.4f} (squared {starts_squared:.4f}), all foreground {everything:.4f}, floor {floor:.6f}")
print(
    f"one probability everywhere, 0.1 and 0.9: area 16 {of_medium[0]:.3f} {of_medium[-1]:.3f}, area 4 {of_small[0]:.3f} {of_small[-1]:.3f}"
)
print(f"one pixel's gradient: area 4 {pixel['small']:.5f}, area 64 {pixel['large']:.5f}")
print(f"{'smooth':>8}{'missed':>9}{'empty mask':>12}{'its gradient':>14}")
for name, smooth in {"none": 1e-6, "one": 1.0, "hundred": 100.0}.items():
    print(f"{smooth:8g}{missed[name]:9.4f}{nearly_empty[name]:12.4f}{empty_gradient[name]:14.2e}")
print(
    f"per image {by_image:.4f}, over the batch {over_batch:.4f}, mean of two half batches {halves:.4f}, as rows {as_rows:.4f}"
)
