"""ko: TensorDataset은 길이가 다른 텐서를, WeightedRandomSampler는 음수 가중치를 거절합니다.
en: TensorDataset refuses tensors of unequal length, WeightedRandomSampler negative weights.
"""

import textwrap

import torch
from torch.utils.data import TensorDataset, WeightedRandomSampler

torch.manual_seed(0)
features = torch.randn(6, 4)  # (N, D)
targets = torch.tensor([0, 0, 0, 0, 1, 1])  # (N,)


def refused(name, call):
    try:
        call()
    except Exception as error:
        kind, text = type(error).__name__, str(error)
    print(name)
    print(textwrap.indent(textwrap.fill(f"{kind}: {text}", 76), "  "))
    return kind, text


sizes_type, sizes_message = refused(
    "sizes",
    lambda: TensorDataset(features, targets[:5]),
)
sizes_mended = len(TensorDataset(features, targets))
print(f"  -> {sizes_mended}")

# ko: 만들 때는 통과하고, 처음 뽑을 때 거절됩니다.
# en: It passes the constructor and is refused at the first draw.
negative = WeightedRandomSampler([-1.0, 2.0], num_samples=3)
negative_type, negative_message = refused("negative", lambda: list(negative))

positive = WeightedRandomSampler([0.0, 2.0], num_samples=3)
negative_mended = list(positive)
print("  ->", negative_mended)

nothing = WeightedRandomSampler([0.0, 0.0], num_samples=3)
all_zero_type, all_zero_message = refused("all_zero", lambda: list(nothing))

too_many = WeightedRandomSampler([1.0, 2.0], num_samples=3, replacement=False)
too_many_type, too_many_message = refused("too_many", lambda: list(too_many))

none_type, none_message = refused(
    "num_samples=0",
    lambda: WeightedRandomSampler([1.0, 2.0], num_samples=0),
)

# ko: 클래스의 빈도가 아니라 표본마다 하나의 가중치를 주어야 합니다.
# en: It takes one weight per sample, not one per class.
weight_of_sample = 1.0 / torch.bincount(targets)[targets]  # (N,)
generator = torch.Generator().manual_seed(0)
sampler = WeightedRandomSampler(weight_of_sample, 6000, generator=generator)
drawn = targets[list(sampler)]  # (6000,)
share_of_rare_class = drawn.float().mean().item()
print(f"  -> {share_of_rare_class:.3f}")

# ko: 클래스 가중치를 주면 오류 없이 처음 두 표본만 뽑힙니다.
# en: Given class weights, it draws the first two samples only, without a word.
weight_of_class = 1.0 / torch.bincount(targets)  # (C,)
by_class = WeightedRandomSampler(weight_of_class, 6000, generator=generator)
samples_seen = sorted(set(by_class))
print(f"  -> {samples_seen}")
