"""ko: 길이가 다른 문장이나 배치에서는 평균의 평균이 토큰 평균과 다르므로, 합과 토큰 수를 따로 모아 한 번만 나눕니다.
en: With unequal lengths a mean of means is not the token mean: collect sums and token counts apart and divide once.
"""

import torch
import torch.nn.functional as F

torch.manual_seed(0)
lengths = torch.tensor([8, 4, 2, 1])
B, T, C = 4, 8, 5
mask = torch.arange(T) < lengths[:, None]  # (B, T)
features = torch.randn(B, T, 3).double()
weight = torch.randn(3, C).double().requires_grad_()
targets = torch.randint(C, (B, T)).masked_fill(~mask, -100)


def token_losses(rows):
    logits = (features[rows] @ weight).mT  # (b, C, T)
    return F.cross_entropy(logits, targets[rows], reduction="none")  # (b, T)


def gradient_of(loss):
    return torch.autograd.grad(loss, weight)[0]


everything = token_losses(slice(None))
sequence_means = everything.sum(dim=1) / lengths  # (B,)
mean_by_sequence = sequence_means.tolist()
token_mean = everything.sum() / lengths.sum()
mean_of_sequence_means = sequence_means.mean().item()
tokens = lengths.sum().item()
share_of_longest_token_mean = lengths[0].item() / tokens
share_of_longest_sequence_means = 1 / B

# ko: 앞의 두 문장(12토큰)과 뒤의 두 문장(3토큰)을 두 배치로 나누어 기울기를 쌓습니다.
# en: Accumulate gradients over two batches: two sequences of 12 tokens, two of 3.
batches = [slice(0, 2), slice(2, 4)]
batch_tokens = [lengths[rows].sum().item() for rows in batches]
batch_means = [token_losses(rows).sum() / lengths[rows].sum() for rows in batches]
loss_mean_of_batches = (sum(batch_means) / 2).item()
gradient_whole = gradient_of(token_mean)
gradient_of_means = sum(gradient_of(mean) / 2 for mean in batch_means)

# ko: 전체 토큰 수로 나눈 합을 쌓으면 한 번에 계산한 것과 같습니다.
# en: Sums divided by the total token count add up to the one-batch result.
batch_parts = [token_losses(rows).sum() / tokens for rows in batches]
loss_from_sums = sum(batch_parts).item()
gradient_of_sums = sum(gradient_of(part) for part in batch_parts)
sums_match = torch.allclose(gradient_of_sums, gradient_whole)
means_match = torch.allclose(gradient_of_means, gradient_whole)
difference = gradient_of_means - gradient_whole
relative_error = (difference.norm() / gradient_whole.norm()).item()

print("length  mean loss")
for length, mean in zip(lengths.tolist(), mean_by_sequence, strict=True):
    print(f"{length:6d}  {mean:9.6f}")
print()
print(f"token mean               {token_mean:.6f}")
print(f"mean of sequence means   {mean_of_sequence_means:.6f}")
print()
print("two batches              loss      gradient")
print(f"mean of batch means      {loss_mean_of_batches:.6f}  equal: {means_match}")
print(f"sums / all {tokens} tokens     {loss_from_sums:.6f}  equal: {sums_match}")
print(f"|difference| / |gradient|, mean of batch means: {relative_error:.4f}")
