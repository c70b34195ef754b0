"""ko: 패딩은 길이에서 얻은 마스크로 -100을 넣어 무시하며, 남은 토큰 수로 나누어야 합니다.
en: Padding is ignored by writing -100 where the mask from the lengths says so, and the divisor is the number of tokens kept.
"""

import torch
import torch.nn.functional as F

# ko: 길이 5, 3, 2인 세 문장을 6칸에 맞추었고 패딩 인덱스는 0입니다.
# en: Three sequences of 5, 3 and 2 tokens in 6 columns; the pad index is 0.
lengths = torch.tensor([5, 3, 2])
token_ids = torch.tensor([[3, 1, 4, 1, 2, 0], [2, 4, 1, 0, 0, 0], [1, 3, 0, 0, 0, 0]])  # (B, T)
mask = torch.arange(6) < lengths[:, None]  # (B, T)
every_place = torch.tensor([0.0, 1.3, 2.6, 0.65, 1.95], dtype=torch.float64)  # (C,)
logits = every_place.expand(3, 6, 5)  # (B, T, C)

targets = token_ids.masked_fill(~mask, -100)
logits_first = logits.transpose(1, 2)  # (B, C, T)
loss_minus_100 = F.cross_entropy(logits_first, targets).item()
loss_pad_id = F.cross_entropy(logits_first, token_ids, ignore_index=0).item()

per_token = F.cross_entropy(logits_first, token_ids, reduction="none")  # (B, T)
kept_tokens, places = mask.sum().item(), mask.numel()
loss_by_mask = ((per_token * mask).sum() / mask.sum()).item()
loss_mask_then_mean = (per_token * mask).mean().item()  # en: counts pads  # ko: 패딩까지 셉니다
loss_nothing_ignored = per_token.mean().item()

token_losses, kept = per_token.tolist(), mask.tolist()
sum_of_kept = (per_token * mask).sum().item()
three_ways_agree = (
    max(loss_minus_100, loss_pad_id, loss_by_mask) - min(loss_minus_100, loss_pad_id, loss_by_mask) < 1e-12
)

# ko: 어휘 30522개에서 뽑은 토큰 40개 가운데 인덱스가 10 미만인 것의 개수입니다.
# en: Of 40 tokens drawn from 30522, how many have an index below 10.
expected_ignored = 40 * 10 / 30522
chance_of_none = (1 - 10 / 30522) ** 40

# ko: 0이 실제 클래스이면 ignore_index=0은 그 클래스를 오류 없이 버립니다.
# en: Where 0 is a real class, ignore_index=0 silently drops that class.
z = torch.tensor([[3.0, 0.0], [2.0, 0.0], [0.5, 0.0]], dtype=torch.float64)
y = torch.tensor([0, 0, 1])
loss_with_class_0 = F.cross_entropy(z, y).item()
loss_without_class_0 = F.cross_entropy(z, y, ignore_index=0).item()

print(f"{kept_tokens} of {places} tokens kept")
print(f"-100                        {loss_minus_100:.6f}")
print(f"ignore_index=0              {loss_pad_id:.6f}")
print(f"(loss * mask).sum() / kept  {loss_by_mask:.6f}")
print(f"(loss * mask).mean()        {loss_mask_then_mean:.6f}")
print(f"nothing ignored             {loss_nothing_ignored:.6f}")
print()
print("ids < 10 -> -100, 40 of 30522")
print(f"expected {expected_ignored:.4f}, P(none) {chance_of_none:.5f}")
print()
print(f"class 0 real                  {loss_with_class_0:.6f}")
print(f"class 0 real, ignore_index=0  {loss_without_class_0:.6f}")
