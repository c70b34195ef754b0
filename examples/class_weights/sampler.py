"""ko: WeightedRandomSampler는 드문 클래스를 되풀이해 뽑아 배치를 고르게 하며, 복원 없이 전부 뽑으면 원래 데이터가 그대로 나옵니다.
en: WeightedRandomSampler evens out the batches by drawing rare samples again and again; drawing everything without replacement gives the original back.
"""

import torch
from torch.utils.data import WeightedRandomSampler

counts = torch.tensor([700, 200, 100])
targets = torch.arange(3).repeat_interleave(counts)  # (N,)
weight_of_class = 1 / counts
weight_of_sample = weight_of_class[targets]  # en: one per sample  # ko: 표본마다 하나입니다
N = len(targets)


def draw(weights, replacement):
    generator = torch.Generator().manual_seed(0)
    sampler = WeightedRandomSampler(weights, N, replacement, generator)
    return torch.tensor(list(sampler))  # (N,)


drawn = draw(weight_of_sample, replacement=True)
drawn_by_class = torch.bincount(targets[drawn], minlength=3).tolist()

times_drawn = torch.bincount(drawn, minlength=N)  # (N,)
rare_times = times_drawn[targets == 2]  # (100,)
rare_samples_seen = (rare_times > 0).sum().item()
rare_most_often = rare_times.max().item()
rare_expected = N / 3 / 100
common_samples_seen = (times_drawn[targets == 0] > 0).sum().item()

without_replacement = draw(weight_of_sample, replacement=False)
unreplaced_by_class = torch.bincount(targets[without_replacement]).tolist()

# ko: 클래스의 가중치를 그대로 넘기면 처음 세 표본만 뽑힙니다.
# en: Given the weights of the classes, it draws only the first three samples.
class_weights_by_mistake = draw(weight_of_class, replacement=True)
distinct_samples_by_mistake = class_weights_by_mistake.unique().tolist()

negative = torch.tensor([1.0, -1.0, 1.0])
try:
    draw(negative, replacement=True)
except RuntimeError as error:
    negative_type, negative_message = type(error).__name__, str(error)

print("class                    0     1     2")
print(f"in the data          {700:5d} {200:5d} {100:5d}")
rows = {"drawn, replaced": drawn_by_class, "drawn, not replaced": unreplaced_by_class}
for name, row in rows.items():
    print(f"{name:21s}" + " ".join(f"{n:5d}" for n in row))
print()
print(f"rare samples seen          {rare_samples_seen} / 100")
print(f"draws per rare sample      {rare_expected:.2f} (max {rare_most_often})")
print(f"common samples seen        {common_samples_seen} / 700")
print()
print(f"weight_of_class passed     {distinct_samples_by_mistake}")
print(f"{negative_type}:\n{negative_message}")
