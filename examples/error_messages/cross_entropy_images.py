"""ko: 이미지 분할에서 타깃의 채널 축이나 자료형, 로짓의 축 순서, 해상도가 맞지 않을 때 나오는 오류입니다.
en: The errors of segmentation: a channel axis or uint8 in the targets, another order of axes, another resolution.
"""

import torch
import torch.nn.functional as F

# --8<-- [start:with_channel]
logits = torch.linspace(-2, 2, 48).sin().reshape(1, 4, 3, 4)  # (B, C, H, W)
targets = torch.arange(12).reshape(1, 1, 3, 4) % 4  # (B, 1, H, W)
try:
    F.cross_entropy(logits, targets)
except RuntimeError as error:
    with_channel_message = str(error)
    print(f"{type(error).__name__}: {error}")

targets = targets.squeeze(1)  # (B, H, W)
with_channel_fixed = F.cross_entropy(logits, targets)
print(f"{with_channel_fixed:.4f}")
# --8<-- [end:with_channel]

# --8<-- [start:channels_last]
channels_last = logits.permute(0, 2, 3, 1)  # (B, H, W, C)
try:
    F.cross_entropy(channels_last, targets)
except RuntimeError as error:
    channels_last_message = str(error)
    print(f"{type(error).__name__}: {error}")

channels_last_fixed = F.cross_entropy(channels_last.movedim(-1, 1), targets)
print(f"{channels_last_fixed:.4f}")
# --8<-- [end:channels_last]

# --8<-- [start:resolution]
small = logits[:, :, :, ::2]  # (B, C, H, W/2)
try:
    F.cross_entropy(small, targets)
except RuntimeError as error:
    resolution_message = str(error)
    print(f"{type(error).__name__}: {error}")

large = F.interpolate(small, size=targets.shape[1:])  # (B, C, H, W)
resolution_fixed = F.cross_entropy(large, targets)
print(f"{resolution_fixed:.4f}")
# --8<-- [end:resolution]

# --8<-- [start:byte_mask]
mask = targets.to(torch.uint8)  # (B, H, W)
try:
    F.cross_entropy(logits, mask)
except RuntimeError as error:
    byte_mask_message = str(error)
    print(f"{type(error).__name__}: {error}")

byte_mask_fixed = F.cross_entropy(logits, mask.long())
print(f"{byte_mask_fixed:.4f}")
# --8<-- [end:byte_mask]

one_hot = F.one_hot(targets, num_classes=4).movedim(-1, 1)  # (B, C, H, W), int64
try:
    F.cross_entropy(logits, one_hot)
except RuntimeError as error:
    one_hot_message = str(error)
    print(f"{type(error).__name__}: {error}")

one_hot_fixed = F.cross_entropy(logits, one_hot.float())
print(f"{one_hot_fixed:.4f}")
