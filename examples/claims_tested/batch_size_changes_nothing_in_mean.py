"""ko: mean에서 배치 크기는 기울기의 크기를 바꾸지 않고 흔들림만 줄입니다. sum에서는 크기가 배치만큼 커집니다.
en: Under mean the batch size leaves the gradient's size alone and only calms its noise; sum grows with it.
"""

import torch
import torch.nn.functional as F

torch.manual_seed(0)
N, D, C = 4096, 10, 3
features = torch.randn(N, D, dtype=torch.float64)  # (N, D)
targets = (features @ torch.randn(D, C, dtype=torch.float64)).argmax(dim=1)  # (N,)
W = torch.zeros(D, C, dtype=torch.float64, requires_grad=True)  # (D, C)


def gradient(rows, reduction="mean"):
    loss = F.cross_entropy(features[rows] @ W, targets[rows], reduction=reduction)
    return torch.autograd.grad(loss, W)[0]


# ko: 같은 표본 여덟 개를 네 번 되풀이한 배치입니다.
# en: A batch that repeats the same eight samples four times.
eight = torch.arange(8)
four_times = eight.repeat(4)  # (32,)
mean_ratio_repeated = (gradient(four_times).norm() / gradient(eight).norm()).item()
sum_8, sum_32 = gradient(eight, "sum"), gradient(four_times, "sum")
sum_ratio_repeated = (sum_32.norm() / sum_8.norm()).item()

# ko: 전체를 배치로 나누어 모든 배치의 기울기를 평균합니다.
# en: All data is cut into batches; the gradients of all batches are averaged.
full_gradient = gradient(torch.arange(N))
mean_gradient_gap, noise = {}, {}


def measure(batch_size):
    batches = torch.arange(N).split(batch_size)
    gradients = torch.stack([gradient(rows) for rows in batches])  # (N / B, D, C)
    gap = (gradients.mean(dim=0) - full_gradient).abs().max().item()
    spread = (gradients - full_gradient).pow(2).sum(dim=(1, 2)).mean().sqrt().item()
    mean_gradient_gap[str(batch_size)], noise[str(batch_size)] = gap, spread
    print(f"{batch_size:5}  {spread:9.4f}  {gap < 1e-12}")


print("    B  noise      mean == full")
measure(4)
measure(16)
measure(64)
measure(256)
noise_ratio_4_to_256 = noise["4"] / noise["256"]
norm_of_full_gradient = full_gradient.norm().item()

print(f"norm_of_full_gradient  {norm_of_full_gradient:.4f}")
print(f"noise_ratio_4_to_256   {noise_ratio_4_to_256:.2f}")
print(f"mean_ratio_repeated    {mean_ratio_repeated:.4f}")
print(f"sum_ratio_repeated     {sum_ratio_repeated:.4f}")
