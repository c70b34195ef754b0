"""ko: 길이가 다른 문장이나 배치에서는 평균의 평균이 토큰 평균과 다르므로, 합과 토큰 수를 따로 모아 한 번만 나눕니다.
en: With unequal lengths a mean of means is not the token mean: collect sums and token counts apart and divide once.
"""

import torch
import torch.nn.functional as F
from torch import nn

# ko: 길이 8, 4, 2, 1인 네 문장에서 다음 토큰을 맞힙니다. 타깃의 패딩은 -100입니다.
# en: Next-token prediction for sequences of 8, 4, 2 and 1 tokens; padding is -100.
V, T = 5, 8
lengths = torch.tensor([8, 4, 2, 1])
inputs = torch.tensor([[1, 2, 3, 4, 0, 1, 3, 2], [4, 4, 1, 0] * 2, [2, 0] * 4, [3] * 8])  # (B, T)
targets = torch.tensor([[2, 3, 4, 0, 1, 3, 2, 4], [0, 3, 1, 2] * 2, [4, 4] * 4, [1] * 8])
targets = targets.masked_fill(torch.arange(T) >= lengths[:, None], -100)
model = nn.Embedding(V, V, dtype=torch.float64)  # en: logits of the next token  # ko: 다음 토큰의 로짓
model.weight.data = (torch.arange(V * V) * 9 % 11 - 5).double().view(V, V) / 2


def loss_of(rows, reduction):
    logits = model(inputs[rows]).transpose(1, 2)  # (b, V, T)
    return F.cross_entropy(logits, targets[rows], reduction=reduction)


def gradient_after(*losses):
    model.zero_grad()
    for loss in losses:  # en: .grad adds up over calls  # ko: .grad에 더해집니다
        loss.backward()
    return model.weight.grad.clone()


whole = slice(0, 4)
token_mean = loss_of(whole, "mean").item()
mean_by_sequence = (loss_of(whole, "none").sum(dim=1) / lengths).tolist()
mean_of_sequence_means = sum(mean_by_sequence) / 4
tokens = lengths.sum().item()
share_of_longest_token_mean = lengths[0].item() / tokens
share_of_longest_sequence_means = 1 / 4

# ko: 12토큰과 3토큰짜리 두 마이크로 배치로 기울기를 누적합니다.
# en: Accumulate gradients over two micro-batches of 12 and 3 tokens.
micro_batches = [slice(0, 2), slice(2, 4)]
batch_tokens = [lengths[rows].sum().item() for rows in micro_batches]
at_once = gradient_after(loss_of(whole, "mean"))
of_means = gradient_after(*(loss_of(rows, "mean") / 2 for rows in micro_batches))
of_sums = gradient_after(*(loss_of(rows, "sum") / tokens for rows in micro_batches))

loss_mean_of_batches = sum(loss_of(rows, "mean").item() for rows in micro_batches) / 2
loss_from_sums = sum(loss_of(rows, "sum").item() for rows in micro_batches) / tokens
relative_error = ((of_means - at_once).norm() / at_once.norm()).item()
sums_match = torch.allclose(of_sums, at_once)

print("length  mean loss")
for length, mean in zip(lengths.tolist(), mean_by_sequence, strict=True):
    print(f"{length:6d}  {mean:9.6f}")
print()
print(f"token mean               {token_mean:.6f}")
print(f"mean of sequence means   {mean_of_sequence_means:.6f}")
print()
print("two micro-batches        loss")
print(f"mean / 2                 {loss_mean_of_batches:.6f}")
print(f"sum / {tokens}                 {loss_from_sums:.6f}")
print()
print(f"gradient, mean / 2: off by {relative_error:.4f}")
print(f"gradient, sum / {tokens}: equal {sums_match}")
