"""ko: 로짓, 0과 255인 마스크, 브로드캐스팅, 소프트 타깃, float16은 오류 없이 틀린 Dice 손실을 냅니다.
en: Logits, masks of 0 and 255, broadcasting, soft targets and float16 give a wrong Dice loss and no error.
"""

import torch


def dice(p, y, axes=-1, squared=False):
    """1 - Dice without smooth, as it is often copied: no check of the shapes, no sigmoid."""
    sizes = p**2 + y**2 if squared else p + y
    return (1 - 2 * (p * y).sum(axes) / sizes.sum(axes)).mean()


y = torch.tensor([[1.0, 1, 0, 0]])  # (N, H·W)
logits = torch.tensor([[5.0, 4, -3, -4]])
right = dice(logits.sigmoid(), y).item()
on_logits = dice(logits, y).item()
on_larger_logits = dice(logits + torch.tensor([1.0, 1, 0, 0]), y).item()
rises_with_better_logits = on_larger_logits > on_logits
of_255 = dice(logits.sigmoid(), 255 * y).item()
falls_below_zero = on_logits < 0 and of_255 < 0

# ko: (N, 1, H, W)와 (N, H, W)를 곱하면 (N, N, H, W)가 됩니다.
# en: (N, 1, H, W) times (N, H, W) is (N, N, H, W).
masks = torch.zeros(4, 8, 8)
for index in range(4):
    masks[index, 2 * index : 2 * index + 2] = 1  # ko: 서로 겹치지 않는 마스크  # en: masks that do not overlap
perfect = masks[:, None]
same_shape = dice(perfect, masks[:, None], (1, 2, 3)).item()
broadcast = dice(perfect, masks, (2, 3)).item()

# ko: 여러 사람의 라벨을 평균한 마스크: 합을 쓰면 p = y가 최소가 아니고, 제곱합을 쓰면 최소입니다.
# en: a mask averaged over annotators: with sums the minimum is not at p = y, with sums of squares it is.
soft = torch.tensor([[1.0, 0.7, 0.3, 0.0]])
at_target, at_target_squared = (dice(soft, soft, squared=s).item() for s in (False, True))
rounded = dice(soft.round(), soft).item()
rounding_is_better = rounded < at_target

# ko: float16의 최댓값은 65504이고, 256×256 이미지의 픽셀은 65536개입니다.
# en: the largest float16 is 65504; an image of 256×256 has 65536 pixels.
everything, quarter = torch.ones(1, 256 * 256), torch.zeros(1, 256 * 256)
quarter[:, : 128 * 128] = 1
in_single = dice(everything, quarter).item()
half = everything.half().requires_grad_()
half_loss = dice(half, quarter.half())
in_half = half_loss.item()
no_gradient_in_half = not torch.autograd.grad(half_loss, half)[0].any().item()

# ko: 이진 예측에서 1 - Dice 손실은 F1과 같고, IoU로 바꿀 수 있습니다.
# en: for binary predictions, Dice is F1, and it can be converted to IoU.
guess, truth = torch.tensor([[1.0, 1, 1, 0, 0, 1]]), torch.tensor([[1.0, 0, 1, 1, 0, 1]])
tp, fp, fn = (guess * truth).sum(), (guess * (1 - truth)).sum(), ((1 - guess) * truth).sum()
f1, iou = (2 * tp / (2 * tp + fp + fn)).item(), (tp / (tp + fp + fn)).item()
hard_dice = 1 - dice(guess, truth).item()
is_f1 = abs(hard_dice - f1) < 1e-6
iou_from_dice = hard_dice / (2 - hard_dice)
# ko: 이미지마다의 Dice. 평균을 내면 두 지표의 순서가 다를 수 있습니다.
# en: Dice of each image; after the mean, the two scores can disagree.
steady, uneven = [0.6, 0.6], [1.0, 0.1]
mean_dice = {"steady": sum(steady) / 2, "uneven": sum(uneven) / 2}
mean_iou = {name: sum(d / (2 - d) for d in row) / 2 for name, row in (("steady", steady), ("uneven", uneven))}
order_differs = mean_dice["steady"] > mean_dice["uneven"] and mean_iou["steady"] < mean_iou["uneven"]

print(
    f"probabilities {right:.4f}, logits {on_logits:.4f}, larger logits {on_larger_logits:.4f}, mask of 255 {of_255:.4f}"
)
print(f"perfect prediction {same_shape:.4f}, broadcast {broadcast:.4f}")
print(f"soft target: p = y {at_target:.4f}, p rounded {rounded:.4f}; squared, p = y {at_target_squared:.4f}")
print(f"image of 256 x 256: float32 {in_single:.4f}, float16 {in_half:.4f}")
print(f"Dice {hard_dice:.4f}, F1 {f1:.4f}, IoU {iou:.4f}, Dice / (2 - Dice) {iou_from_dice:.4f}")
print(f"mean Dice {mean_dice}, mean IoU { ({k: round(v, 3) for k, v in mean_iou.items()}) }")
