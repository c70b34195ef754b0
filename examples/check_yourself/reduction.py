"""ko: reduction 문제의 답과, 흔한 실수로 나오는 값을 계산합니다.
en: The answers to the questions on reduction, and the values that common mistakes lead to.
"""

import torch
import torch.nn.functional as F

# ko: 토큰 손실이 2, 1, 3, 4이고 마지막 토큰은 패딩입니다.
# en: Token losses of 2, 1, 3 and 4; the last token is padding.
token_losses = torch.tensor([2.0, 1.0, 3.0, 4.0])  # (T,)
p = (-token_losses).exp()
logits = torch.stack([p, 1 - p], dim=1).log()  # (T, C)
targets = torch.tensor([0, 0, 0, -100])  # (T,)
masked_mean = F.cross_entropy(logits, targets).item()
real = targets != -100
mask_then_mean = (token_losses * real).mean().item()
with_padding = token_losses.mean().item()
sum_of_real = F.cross_entropy(logits, targets, reduction="sum").item()

# ko: 학습률 0.1, 배치 256에서 mean을 sum으로 바꿀 때
# en: From mean to sum at a learning rate of 0.1 and a batch of 256
learning_rate = 0.1 / 256
multiplied = 0.1 * 256
unchanged = 0.1

# ko: 길이 8의 평균 손실 1, 길이 2의 평균 손실 3
# en: A sequence of length 8 with mean loss 1, and one of length 2 with mean loss 3
means, lengths = torch.tensor([1.0, 3.0]), torch.tensor([8.0, 2.0])
token_mean = ((means * lengths).sum() / lengths.sum()).item()
mean_of_means = means.mean().item()
over_all_cells = ((means * lengths).sum() / (len(lengths) * lengths.max())).item()

print(f"{masked_mean:.4f} {mask_then_mean:.4f} {with_padding:.4f} {sum_of_real:.4f}")
print(f"{learning_rate:.6f} {multiplied:.1f} {unchanged}")
print(f"{token_mean:.4f} {mean_of_means:.4f} {over_all_cells:.4f}")
