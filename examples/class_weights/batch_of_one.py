"""ko: 'mean'은 배치 안의 가중치 합으로 나누므로 배치가 작을수록 가중치의 효과가 줄고, 샘플이 하나이면 사라집니다.
en: 'mean' divides by the weights inside the batch, so the smaller the batch, the less a class weight does; with one sample it does nothing.
"""

import math

import torch
import torch.nn.functional as F

p, w = 0.05, 19.0  # en: share and weight of the rare class  # ko: 드문 클래스의 비율과 가중치


def share_of_rare(B):
    # ko: 드문 샘플이 k개일 확률은 이항 분포를 따릅니다.
    # en: The number k of rare samples in a batch is binomial.
    chance = [math.comb(B, k) * p**k * (1 - p) ** (B - k) for k in range(B + 1)]
    return sum(chance[k] * k * w / (k * w + B - k) for k in range(B + 1))


# ko: 기울기의 기댓값에서 드문 샘플 하나가 흔한 샘플 하나의 몇 배로 작용하는지입니다.
# en: How many times a common sample one rare sample counts in the expected gradient.
effective_weight = {}
for B in (1, 2, 4, 8, 16, 32, 64, 128, 256, 512):
    share = share_of_rare(B)
    effective_weight[B] = share / (1 - share) * (1 - p) / p
curve = [[B, weight] for B, weight in effective_weight.items()]

# ko: 1000개를 배치로 나누어 계산합니다.
# en: Now 1000 samples, cut into batches.
torch.manual_seed(0)
counts = torch.tensor([700, 200, 100])
targets = torch.arange(3).repeat_interleave(counts)  # (N,)
logits = torch.randn(1000, 3).double()  # (N, C)
weight = 1 / counts.double()
weight = weight / weight.mean()

weighted_loss = torch.nn.CrossEntropyLoss(weight=weight)
loss_plain = F.cross_entropy(logits, targets).item()
loss_weighted = weighted_loss(logits, targets).item()
singles = [weighted_loss(logits[i], targets[i]).item() for i in range(1000)]
batches_of_one_are_unweighted = math.isclose(sum(singles) / 1000, loss_plain)

order = torch.randperm(1000, generator=torch.Generator().manual_seed(0))
batches = order[: 31 * 32].split(32)  # en: of equal size  # ko: 크기가 같은 배치만
batch_means = [weighted_loss(logits[rows], targets[rows]).item() for rows in batches]
mean_of_batch_means = sum(batch_means) / len(batch_means)

# ko: 합과 가중치를 따로 더한 뒤 한 번만 나누면 배치 크기와 상관없습니다.
# en: Add losses and weights apart and divide once: batches no longer matter.
total_loss = total_weight = 0.0
for rows in order.split(32):
    total_loss += F.cross_entropy(logits[rows], targets[rows], weight, reduction="sum").item()
    total_weight += weight[targets[rows]].sum().item()
loss_from_sums = total_loss / total_weight
sums_are_exact = math.isclose(loss_from_sums, loss_weighted)

print("  B   effective weight")
for B, weight_at_B in effective_weight.items():
    print(f"{B:3d}   {weight_at_B:8.2f}")
print()
print(f"all at once, no weight         {loss_plain:.6f}")
print(f"batches of one, weighted       {sum(singles) / 1000:.6f}")
print(f"all at once, weighted          {loss_weighted:.6f}")
print(f"sum of losses / sum of weights {loss_from_sums:.6f}")
print(f"mean of 31 batch means         {mean_of_batch_means:.6f}")
