"""ko: 패딩은 길이에서 얻은 마스크로 -100을 넣어 무시하며, 남은 토큰 수로 나누어야 합니다.
en: Padding is ignored by writing -100 where the mask from the lengths says so, and the divisor is the number of tokens kept.
"""

import torch
import torch.nn.functional as F

# ko: 무작위 번호 가운데 10 미만만 -100으로 바꾸면 거의 아무것도 무시되지 않습니다.
# en: Replacing random ids below 10 by -100 ignores next to nothing.
torch.manual_seed(0)
B, T, V = 4, 10, 30522
random_logits, random_ids = torch.randn(B, T, V), torch.randint(V, (B, T))
few_ignored = random_ids.masked_fill(random_ids < 10, -100)
expected_ignored = B * T * 10 / V
chance_of_none = (1 - 10 / V) ** (B * T)
ignored_count = (few_ignored == -100).sum().item()
loss_few_ignored = F.cross_entropy(random_logits.mT, few_ignored).item()  # (B, V, T)

# ko: 진짜 패딩: 길이 5, 3, 2인 세 문장을 길이 6으로 맞추었고 패딩 번호는 0입니다.
# en: Real padding: three sequences of 5, 3 and 2 tokens in 6 columns, pad id 0.
lengths = torch.tensor([5, 3, 2])
mask = torch.arange(6) < lengths[:, None]  # (B, T)
logits = torch.randn(3, 6, 5).double()  # (B, T, C)
token_ids = torch.randint(1, 5, (3, 6)) * mask
kept_tokens = mask.sum().item()

flat_logits = logits.flatten(0, 1)  # (B*T, C)
minus_100 = token_ids.masked_fill(~mask, -100).flatten()  # (B*T,)
loss_minus_100 = F.cross_entropy(flat_logits, minus_100).item()
loss_pad_id = F.cross_entropy(flat_logits, token_ids.flatten(), ignore_index=0).item()

per_token = F.cross_entropy(flat_logits, token_ids.flatten(), reduction="none")
masked = per_token * mask.flatten()
loss_by_mask = (masked.sum() / mask.sum()).item()
loss_mask_then_mean = masked.mean().item()  # en: divides by pads too  # ko: 패딩까지 셉니다
loss_nothing_ignored = per_token.mean().item()

# ko: 0이 진짜 클래스이면 ignore_index=0은 그 클래스를 조용히 버립니다.
# en: Where 0 is a real class, ignore_index=0 silently drops that class.
z = torch.tensor([[3.0, 0.0], [2.0, 0.0], [0.5, 0.0]], dtype=torch.float64)
y = torch.tensor([0, 0, 1])
loss_with_class_0 = F.cross_entropy(z, y).item()
loss_without_class_0 = F.cross_entropy(z, y, ignore_index=0).item()

print("ids < 10 -> -100, 40 tokens")
print(f"  ignored {ignored_count}, expected {expected_ignored:.4f}")
print(f"  P(none) {chance_of_none:.5f}")
print(f"  loss {loss_few_ignored:.4f}")
print()
print(f"mask, {kept_tokens} of {mask.numel()} tokens kept")
print(f"  -100                        {loss_minus_100:.6f}")
print(f"  ignore_index=0              {loss_pad_id:.6f}")
print(f"  (loss * mask).sum() / kept  {loss_by_mask:.6f}")
print(f"  (loss * mask).mean()        {loss_mask_then_mean:.6f}")
print(f"  nothing ignored             {loss_nothing_ignored:.6f}")
print()
print(f"class 0 real                  {loss_with_class_0:.6f}")
print(f"class 0 real, ignore_index=0  {loss_without_class_0:.6f}")
