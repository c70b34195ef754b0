"""ko: F.cross_entropy는 클래스 축이 배치 축 바로 뒤에 있는 로짓이면 몇 차원이든 받습니다.
en: F.cross_entropy takes logits of any rank whose class axis comes right after the batch axis.
"""

import math

import torch
import torch.nn.functional as F

# ko: 샘플 2개, 클래스 3개에 타깃의 종류를 바꾸어 넣습니다.
# en: Two samples of three classes, with different kinds of target.
logits = torch.tensor([[2.0, 0.5, -1.0], [0.0, 1.0, 0.5]])  # (B, C) = (2, 3)
targets = torch.tensor([0, 2])  # (B,)
one_hot = F.one_hot(targets, num_classes=3)  # (B, C)
soft_targets = torch.tensor([[0.8, 0.1, 0.1], [0.2, 0.2, 0.6]])  # (B, C)

loss_batch = F.cross_entropy(logits, targets).item()
loss_single_sample = F.cross_entropy(logits[0], targets[0]).item()  # (C,) and ()
loss_uint8 = F.cross_entropy(logits, targets.to(torch.uint8)).item()
loss_float_one_hot = F.cross_entropy(logits, one_hot.float()).item()
loss_soft_targets = F.cross_entropy(logits, soft_targets).item()
one_hot_equals_indices = math.isclose(loss_float_one_hot, loss_batch, rel_tol=1e-6)

# ko: 토큰: 클래스 축이 맨 뒤에 있는 로짓은 두 가지 방법으로 넣습니다.
# en: Tokens: logits with the class axis last go in by either of two ways.
token_logits = torch.arange(30.0).sin().reshape(2, 5, 3)  # (B, T, C)
token_targets = torch.arange(10).reshape(2, 5) % 3  # (B, T)
loss_tokens_transposed = F.cross_entropy(token_logits.transpose(1, 2), token_targets).item()  # (B, C, T)
loss_tokens_flattened = F.cross_entropy(token_logits.reshape(-1, 3), token_targets.reshape(-1)).item()  # (B*T, C)

# ko: 픽셀: 클래스 축은 로짓에만 있습니다.
# en: Pixels: only the logits have a class axis.
pixel_logits = torch.arange(336.0).sin().reshape(2, 4, 6, 7)  # (B, C, H, W)
pixel_targets = torch.arange(84).reshape(2, 6, 7) % 4  # (B, H, W)
loss_pixels = F.cross_entropy(pixel_logits, pixel_targets).item()
channels_last = pixel_logits.permute(0, 2, 3, 1)  # (B, H, W, C)
loss_pixels_flattened = F.cross_entropy(channels_last.reshape(-1, 4), pixel_targets.reshape(-1)).item()
pixel_one_hot = F.one_hot(pixel_targets, num_classes=4).float().permute(0, 3, 1, 2)  # (B, C, H, W)
loss_pixels_one_hot = F.cross_entropy(pixel_logits, pixel_one_hot).item()

same_transposed_or_flattened = math.isclose(loss_tokens_transposed, loss_tokens_flattened, rel_tol=1e-6) and (
    math.isclose(loss_pixels, loss_pixels_flattened, rel_tol=1e-6)
)

# ko: 클래스마다 확률을 두는 것보다 토큰마다 인덱스 하나를 두는 편이 훨씬 작습니다.
# en: An index per token is far smaller than a probability per token and class.
tokens, vocabulary = 40, 30522
bytes_of_indices = tokens * torch.int64.itemsize
bytes_of_one_hot = tokens * vocabulary * torch.float32.itemsize

print(f"(B, C)        (B,)             {loss_batch:.6f}")
print(f"(C,)          ()               {loss_single_sample:.6f}")
print(f"(B, C)        (B,) uint8       {loss_uint8:.6f}")
print(f"(B, C)        (B, C) one-hot   {loss_float_one_hot:.6f}")
print(f"(B, C)        (B, C) soft      {loss_soft_targets:.6f}")
print()
print(f"(B, C, T)     (B, T)           {loss_tokens_transposed:.6f}")
print(f"(B*T, C)      (B*T,)           {loss_tokens_flattened:.6f}")
print()
print(f"(B, C, H, W)  (B, H, W)        {loss_pixels:.6f}")
print(f"(B*H*W, C)    (B*H*W,)         {loss_pixels_flattened:.6f}")
print(f"(B, C, H, W)  (B, C, H, W)     {loss_pixels_one_hot:.6f}")
print()
print(f"{tokens} x {vocabulary}: {bytes_of_indices:,} / {bytes_of_one_hot:,} bytes")
