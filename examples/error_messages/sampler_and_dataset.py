"""ko: TensorDataset은 길이가 다른 텐서를, WeightedRandomSampler는 음수 가중치와 지나치게 많은 비복원 추출을 받지 않습니다.
en: TensorDataset takes no tensors of unequal length, WeightedRandomSampler no negative weights and no excess of draws.
"""

import torch
from torch.utils.data import DataLoader, TensorDataset, WeightedRandomSampler

# --8<-- [start:sizes]
features = torch.zeros(6, 4)  # (N, D)
targets = torch.tensor([0, 0, 0, 0, 1])  # (N-1,)
try:
    TensorDataset(features, targets)
except AssertionError as error:
    sizes_message = str(error)
    print(f"{type(error).__name__}: {error}")

print(features.shape[0], targets.shape[0])
# --8<-- [end:sizes]

# --8<-- [start:none]
nothing = TensorDataset(torch.zeros(0, 4))
try:
    DataLoader(nothing, shuffle=True)
except ValueError as error:
    none_message = str(error)
    print(f"{type(error).__name__}: {error}")

print(len(nothing))
# --8<-- [end:none]

# --8<-- [start:negative]
sampler = WeightedRandomSampler([-1.0, 2.0], num_samples=3)  # ko: 여기서는 통과합니다  # en: passes here
try:
    list(sampler)
except RuntimeError as error:
    negative_message = str(error)
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:negative]

# --8<-- [start:all_zero]
try:
    list(WeightedRandomSampler([0.0, 0.0], num_samples=3))
except RuntimeError as error:
    all_zero_message = str(error)
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:all_zero]

# --8<-- [start:too_many]
try:
    list(WeightedRandomSampler([1.0, 2.0], num_samples=3, replacement=False))
except RuntimeError as error:
    too_many_message = str(error)
    print(f"{type(error).__name__}: {error}")

draws = len(list(WeightedRandomSampler([1.0, 2.0], num_samples=3)))
print(draws)
# --8<-- [end:too_many]

# --8<-- [start:per_sample]
targets = torch.tensor([0, 0, 0, 0, 1, 1])  # (N,)
weight_of_class = 1.0 / torch.bincount(targets)  # (C,)
by_class = WeightedRandomSampler(weight_of_class, 6000)  # ko: 오류 없이 샘플 2개만  # en: no error, two samples only
samples_seen = sorted(set(by_class))
only_the_first_two = samples_seen == [0, 1]
print(samples_seen)

weight_of_sample = weight_of_class[targets]  # (N,)
drawn = targets[list(WeightedRandomSampler(weight_of_sample, 6000))]
share_of_rare_class = drawn.float().mean().item()
classes_are_balanced = abs(share_of_rare_class - 0.5) < 0.03
print(f"{share_of_rare_class:.2f}")
# --8<-- [end:per_sample]
