"""ko: reduction, 가중치, 마스크, 배치 크기에 관한 주장을 작은 배치에서 확인합니다.
en: Claims about reduction, weights, masks and batch size, checked on small batches.
"""

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
logits = torch.linspace(-2, 2, 18).sin().reshape(6, 3)  # (B, C)
targets = torch.tensor([0, 1, 2, 0, 1, 2])  # (B,)
losses = F.cross_entropy(logits, targets, reduction="none")  # (B,)

# --8<-- [start:divisor]
weight = torch.tensor([1.0, 2.0, 6.0])  # (C,)
some_ignored = torch.tensor([0, 1, 2, -100, -100, -100])  # (B,)


def divisor(targets, weight=None):
    total, mean = (F.cross_entropy(logits, targets, weight, reduction=name) for name in ("sum", "mean"))
    return round((total / mean).item())


plain, weighted, ignored, both = (
    divisor(targets),
    divisor(targets, weight),
    divisor(some_ignored),
    divisor(some_ignored, weight),
)
print(plain, weighted, ignored, both)
# --8<-- [end:divisor]

# --8<-- [start:sum_of_weights]
one_hot = F.one_hot(targets, num_classes=3).double()  # (B, C)


def factor(targets, reduction):
    large, small = (F.cross_entropy(logits, targets, w, reduction=reduction).sum() for w in (1000 * weight, weight))
    return round((large / small).item())


factors = {
    "mean, indices": factor(targets, "mean"),
    "mean, probabilities": factor(one_hot, "mean"),
    "sum": factor(targets, "sum"),
    "none": factor(targets, "none"),
}
only_mean_with_indices_is_free = [name for name, value in factors.items() if value == 1] == ["mean, indices"]
print(factors)
# --8<-- [end:sum_of_weights]


# --8<-- [start:batch_means]
def mean_of_batch_means(sizes, weight=None):
    batches = zip(logits.split(sizes), targets.split(sizes), strict=True)
    return torch.stack([F.cross_entropy(z, y, weight) for z, y in batches]).mean()


whole, whole_weighted = F.cross_entropy(logits, targets), F.cross_entropy(logits, targets, weight)
equal_batches_agree = torch.allclose(mean_of_batch_means([2, 2, 2]), whole)
unequal_batches_agree = torch.allclose(mean_of_batch_means([4, 2]), whole)
weighted_batches_agree = torch.allclose(mean_of_batch_means([2, 2, 2], weight), whole_weighted)
only_equal_batches_without_weights = (equal_batches_agree, unequal_batches_agree, weighted_batches_agree) == (
    True, False, False,
)  # fmt: skip
print(equal_batches_agree, unequal_batches_agree, weighted_batches_agree)
# --8<-- [end:batch_means]


# --8<-- [start:batch_size]
def gradient_norm(repeats, reduction):
    scores = logits.repeat(repeats, 1)
    W = torch.eye(3, requires_grad=True)  # (C, C)
    F.cross_entropy(scores @ W, targets.repeat(repeats), reduction=reduction).backward()
    return W.grad.norm()


sum_grows_by = (gradient_norm(4, "sum") / gradient_norm(1, "sum")).item()
mean_grows_by = (gradient_norm(4, "mean") / gradient_norm(1, "mean")).item()
print(f"{sum_grows_by:.4f}  {mean_grows_by:.4f}")
# --8<-- [end:batch_size]

# --8<-- [start:noise]
torch.manual_seed(0)
per_sample = torch.randn(4096)  # ko: 샘플별 기울기  # en: gradients of single samples
noise_of_4, noise_of_256 = (per_sample.reshape(-1, size).mean(dim=1).std().item() for size in (4, 256))
noise_falls_with_batch_size = noise_of_256 < noise_of_4
print(f"{noise_of_4:.2f}  {noise_of_256:.2f}")
# --8<-- [end:noise]

# --8<-- [start:pos_weight]
scores, labels, w = torch.tensor([2.0, -1.0, 0.5, -3.0]), torch.tensor([1.0, 0.0, 1.0, 0.0]), torch.tensor(3.0)  # (B,)
pairs = torch.stack([torch.zeros(4), scores], dim=1)  # (B, 2)
class_weight = torch.stack([torch.ones(()), w])  # (2,)


def both_ways(reduction):
    by_pos_weight = F.binary_cross_entropy_with_logits(scores, labels, pos_weight=w, reduction=reduction)
    return by_pos_weight, F.cross_entropy(pairs, labels.long(), class_weight, reduction=reduction)


sums_agree, means_agree = torch.allclose(*both_ways("sum")), torch.allclose(*both_ways("mean"))
by_pos_weight, by_class_weight = both_ways("mean")
print(sums_agree, means_agree, f"{by_pos_weight:.4f}  {by_class_weight:.4f}")
# --8<-- [end:pos_weight]

# --8<-- [start:mask]
mask = some_ignored != -100  # (B,)
by_ignore_index = F.cross_entropy(logits, some_ignored)
mask_then_mean = (losses * mask).mean()
mask_then_divide = (losses * mask).sum() / mask.sum()
dividing_by_the_mask_agrees = torch.allclose(mask_then_divide, by_ignore_index)
print(f"{by_ignore_index:.4f}  {mask_then_mean:.4f}  {dividing_by_the_mask_agrees}")
# --8<-- [end:mask]

# --8<-- [start:ignore_zero]
with_class_zero, without_class_zero = F.cross_entropy(logits, targets), F.cross_entropy(logits, targets, ignore_index=0)
samples_left = (targets != 0).sum().item()
print(f"{with_class_zero:.4f}  {without_class_zero:.4f}  {samples_left}")
# --8<-- [end:ignore_zero]
