"""ko: 'mean'은 배치 안의 가중치로 나누므로 표본이 하나이면 가중치가 사라지고, 배치 평균의 평균은 전체 손실과 다릅니다.
en: 'mean' divides by the weights inside the batch: with one sample they cancel, and batch means do not average to the loss of the whole set.
"""

import torch
import torch.nn.functional as F

torch.manual_seed(0)
counts = torch.tensor([700, 200, 100])
targets = torch.arange(3).repeat_interleave(counts)  # (N,)
logits = torch.randn(1000, 3).double()  # (N, C)
weight = 1 / counts.double()
weight = weight / weight.mean()

one_plain = F.cross_entropy(logits[:1], targets[:1]).item()
one_weighted = F.cross_entropy(logits[:1], targets[:1], weight=weight).item()
weight_of_that_sample = weight[targets[0]].item()

# ko: 표본 하나씩 넘긴 평균은 가중치가 없는 손실 그대로입니다.
# en: Fed one sample at a time, the average is the unweighted loss.
weighted_loss = torch.nn.CrossEntropyLoss(weight=weight)
total_of_singles = 0.0
for one in torch.arange(1000).split(1):
    total_of_singles += weighted_loss(logits[one], targets[one]).item()
mean_of_single_batches = total_of_singles / 1000
loss_plain = F.cross_entropy(logits, targets).item()
loss_weighted = weighted_loss(logits, targets).item()

order = torch.randperm(1000, generator=torch.Generator().manual_seed(0))
batches = order[: 31 * 32].split(32)  # en: the last 8 left out  # ko: 남은 8개는 뺍니다
batch_means = [weighted_loss(logits[batch], targets[batch]).item() for batch in batches]
mean_of_batch_means = sum(batch_means) / len(batch_means)

# ko: 합과 가중치를 따로 쌓은 뒤 한 번 나누면 배치를 나눈 방식과 무관합니다.
# en: Sum losses and weights apart, divide once: the cut into batches no longer matters.
summed_loss = torch.nn.CrossEntropyLoss(weight=weight, reduction="sum")
total_loss = total_weight = 0.0
for batch in order.split(32):
    total_loss += summed_loss(logits[batch], targets[batch]).item()
    total_weight += weight[targets[batch]].sum().item()
loss_from_sums = total_loss / total_weight

print(f"one sample, no weight          {one_plain:.6f}")
print(f"one sample, weight {weight_of_that_sample:.6f}    {one_weighted:.6f}")
print()
print(f"1000 samples, no weight        {loss_plain:.6f}")
print(f"1000 batches of 1, weighted    {mean_of_single_batches:.6f}")
print()
print(f"1000 samples, weighted         {loss_weighted:.6f}")
print(f"mean of 31 batch means         {mean_of_batch_means:.6f}")
print(f"sum of losses / sum of weights {loss_from_sums:.6f}")
