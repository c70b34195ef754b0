"""ko: WeightedRandomSampler는 드문 클래스를 되풀이해 뽑아 배치를 균등하게 만들며, 복원 없이 전부 뽑으면 드문 샘플이 앞쪽에 몰릴 뿐 원래 데이터와 같습니다.
en: WeightedRandomSampler evens out the batches by drawing rare samples again and again; drawing everything without replacement gives the original back, rare samples first.
"""

import torch
from torch.utils.data import DataLoader, TensorDataset, WeightedRandomSampler

counts = torch.tensor([700, 200, 100])
targets = torch.arange(3).repeat_interleave(counts)  # (N,)
dataset = TensorDataset(torch.arange(len(targets)), targets)
weight_of_class = 1 / counts
weight_of_sample = weight_of_class[targets]  # en: one per sample  # ko: 샘플마다 하나입니다
N = len(targets)


def draw(weights, replacement=True):
    generator = torch.Generator().manual_seed(0)
    sampler = WeightedRandomSampler(weights, N, replacement, generator)
    loader = DataLoader(dataset, batch_size=100, sampler=sampler)
    return torch.cat([index for index, _ in loader])  # (N,)


drawn = draw(weight_of_sample)
times_drawn = torch.bincount(drawn, minlength=N)  # (N,)
drawn_by_class = torch.bincount(targets[drawn], minlength=3).tolist()
seen_by_class = [(times_drawn[targets == k] > 0).sum().item() for k in range(3)]
drawn_evenly = all(abs(n - N / 3) < 75 for n in drawn_by_class)  # ±5 σ

# ko: 뽑힐 횟수와 한 번이라도 뽑힐 비율의 기댓값입니다.
# en: How often a sample is drawn on average, and the share drawn at least once.
expected_draws = (N / 3 / counts).tolist()
expected_seen = (1 - (1 - 1 / (3 * counts)) ** N).tolist()
common_mostly_unseen = seen_by_class[0] < counts[0] / 2

without_replacement = draw(weight_of_sample, replacement=False)
unreplaced_by_class = torch.bincount(targets[without_replacement]).tolist()
unreplaced_is_the_original = without_replacement.sort().values.equal(torch.arange(N))
# ko: 다만 무거운 드문 샘플이 먼저 뽑혀 앞쪽 배치에 몰립니다.
# en: But the heavy, rare samples are drawn first and crowd the early batches.
rare_in_first_half = (targets[without_replacement[: N // 2]] == 2).sum().item()
rare_come_first = rare_in_first_half > 0.8 * counts[2].item()

# ko: 클래스의 가중치를 그대로 넘기면 처음 세 샘플만 뽑힙니다.
# en: Given the weights of the classes, it draws only the first three samples.
class_weights_by_mistake = draw(weight_of_class)
distinct_samples_by_mistake = class_weights_by_mistake.unique().tolist()
only_the_first_three = distinct_samples_by_mistake == [0, 1, 2]

negative = torch.tensor([1.0, -1.0, 1.0])
try:
    draw(negative)
except RuntimeError as error:
    negative_type, negative_message = type(error).__name__, str(error)

print("class                      0      1      2")
print("in the data          " + "".join(f"{n:7d}" for n in counts.tolist()))
print("drawn, replaced      " + "".join(f"{n:7d}" for n in drawn_by_class))
print("draws per sample     " + "".join(f"{n:7.2f}" for n in expected_draws))
print("drawn at least once  " + "".join(f"{n:7d}" for n in seen_by_class))
print("  expected share     " + "".join(f"{share:7.2f}" for share in expected_seen))
print("drawn, not replaced  " + "".join(f"{n:7d}" for n in unreplaced_by_class))
print(f"  class 2 in the first half {rare_in_first_half:14d}")
print()
print(f"weight_of_class passed     {distinct_samples_by_mistake}")
print(f"{negative_type}:\n{negative_message}")
