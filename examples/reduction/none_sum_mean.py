"""ko: reduction="none"으로 샘플별 손실을 받으면 가중치를 직접 곱할 수 있으며, 이때 무엇으로 나눌지도 직접 정합니다.
en: With reduction="none" you weight samples yourself, and then you also choose the divisor.
"""

from itertools import combinations

import torch
import torch.nn.functional as F

logits = torch.tensor(
    [
        [2.1, 0.1, -1.4, -0.3],
        [1.8, 2.0, -1.2, -0.5],
        [-1.4, 1.4, -0.5, 1.1],
        [0.3, -0.1, 1.4, 0.5],
        [-0.1, 2.4, -1.7, 1.0],
        [-1.1, -1.3, 1.9, -0.9],
    ],
    dtype=torch.float64,
    requires_grad=True,
)  # (N, C)
targets = torch.tensor([0, 1, 2, 1, 0, 3])  # (N,)
sample_weight = torch.tensor([1.0, 2.0, 1.0, 0.5, 1.0, 3.0], dtype=torch.float64)  # (N,)
N = len(targets)

per_sample = F.cross_entropy(logits, targets, reduction="none")  # (N,)
losses = per_sample.tolist()
loss_sum = F.cross_entropy(logits, targets, reduction="sum")
loss_mean = F.cross_entropy(logits, targets, reduction="mean")

weighted_sum = (per_sample * sample_weight).sum()
weighted_over_count = (weighted_sum / N).item()
weighted_mean = (weighted_sum / sample_weight.sum()).item()
mean_weight = sample_weight.mean().item()

# ko: 샘플 2개짜리 배치 15개를 모두 만들어 두 방법의 평균을 냅니다.
# en: All 15 batches of two samples, and the average of what each method returns.
batches = [list(pair) for pair in combinations(range(N), 2)]
own_weights = [((per_sample * sample_weight)[b].sum() / sample_weight[b].sum()).item() for b in batches]
constant = [((per_sample * sample_weight)[b].mean() / mean_weight).item() for b in batches]
mean_with_own_weights = sum(own_weights) / len(batches)
mean_with_constant = sum(constant) / len(batches)
constant_is_unbiased = abs(mean_with_constant - weighted_mean) < 1e-12
own_weights_are_biased = abs(mean_with_own_weights - weighted_mean) > 0.05

# ko: 'sum'의 기울기는 'mean'의 N배이고, 샘플의 기울기에는 가중치가 곱해집니다.
# en: The gradient of 'sum' is N times that of 'mean'; weights multiply a sample's gradient.
gradient_of_sum = torch.autograd.grad(loss_sum, logits, retain_graph=True)[0]
gradient_of_mean = torch.autograd.grad(loss_mean, logits, retain_graph=True)[0]
gradient_of_weighted = torch.autograd.grad(weighted_sum, logits, retain_graph=True)[0]
gradient_ratio = (gradient_of_sum.norm() / gradient_of_mean.norm()).item()
weight_multiplies_gradient = torch.allclose(gradient_of_weighted, sample_weight[:, None] * gradient_of_sum)


def five_steps(optimizer_class, reduction, **settings):
    z = logits.detach().clone().requires_grad_()
    optimizer = optimizer_class([z], lr=0.01, **settings)
    for _ in range(5):
        optimizer.zero_grad()
        F.cross_entropy(z, targets, reduction=reduction).backward()
        optimizer.step()
    return z.detach()


AdamW, SGD = torch.optim.AdamW, torch.optim.SGD
adamw_hardly_differs = torch.allclose(five_steps(AdamW, "sum"), five_steps(AdamW, "mean"), atol=1e-4)
sgd_differs = not torch.allclose(five_steps(SGD, "sum"), five_steps(SGD, "mean"), atol=1e-2)

try:
    per_sample.backward()
except RuntimeError as error:
    backward_type, backward_message = type(error).__name__, str(error)

print("sample     loss  weight")
for i in range(N):
    print(f"{i:6d}  {losses[i]:.5f}  {sample_weight[i]:6.1f}")
print()
print(f"sum                         {loss_sum:.6f}")
print(f"mean                        {loss_mean:.6f}")
print(f"sum(w * loss) / N           {weighted_over_count:.6f}")
print(f"sum(w * loss) / sum(w)      {weighted_mean:.6f}")
print()
print("average over all batches of two samples")
print(f"/ weights of the batch      {mean_with_own_weights:.6f}")
print(f"/ 2 / mean weight           {mean_with_constant:.6f}")
print()
print(f"|grad sum| / |grad mean|    {gradient_ratio:.6f}")
print(f"{backward_type}: {backward_message}")
