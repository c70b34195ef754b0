"""ko: 확률 분포의 값은 0 이상이고 합이 1입니다. 0도 허용되며, 소프트맥스의 출력도 0이 될 수 있습니다.
en: A distribution is non-negative and sums to 1; zeros are allowed, and softmax can return them.
"""

import math

import torch


def is_distribution(values, tolerance=1e-6):
    p = torch.tensor(values, dtype=torch.float64)
    return bool((p >= 0).all() and (p.sum() - 1).abs() <= tolerance)


candidates = {
    "three_classes": [0.7, 0.2, 0.1],
    "one_hot": [1.0, 0.0, 0.0],
    "uniform": [0.25, 0.25, 0.25, 0.25],
    "sum_too_large": [0.7, 0.7, 0.1],
    "negative": [1.2, -0.3, 0.1],
    "scores": [2.0, 1.0, 0.1],
}
verdicts = {name: is_distribution(values) for name, values in candidates.items()}
smallest = {name: min(values) for name, values in candidates.items()}
sums = {name: math.fsum(values) for name, values in candidates.items()}

print(f"{'values':<16}{'min':>7}{'sum':>8}   distribution")
for name, verdict in verdicts.items():
    print(f"{name:<16}{smallest[name]:>7.2f}{sums[name]:>8.4f}   {verdict}")

# ko: 소프트맥스는 어떤 점수든 확률 분포로 바꿉니다.
# en: Softmax turns any scores into a distribution.
scores = torch.tensor([2.0, 1.0, 0.1])  # (C,) float32
probs = scores.softmax(-1)
softmax_probs = probs.tolist()
softmax_verdict = is_distribution(softmax_probs)
print(f"\nsoftmax  {'  '.join(f'{p:.4f}' for p in softmax_probs)}   {softmax_verdict}")

# ko: 합은 반올림 때문에 1과 조금 다를 수 있으므로 허용 오차를 두고 비교합니다.
# en: Because of rounding the sum can miss 1, so compare it with a tolerance.
float32_sum = probs.sum().item()
float32_step = torch.finfo(torch.float32).eps
misses_one = float32_sum != 1
close_to_one = torch.allclose(probs.sum(), torch.tensor(1.0))
print(f"sum {float32_sum:.10f}   != 1: {misses_one}   allclose: {close_to_one}")

# ko: 수식에서는 언제나 양수이지만, float32에서는 점수 차이가 104이면 정확히 0이 됩니다.
# en: In the formula it is always positive; in float32 a gap of 104 gives exactly 0.
gap = torch.tensor([0.0, -104.0])  # (C,) float32
probs_at_gap_104 = gap.softmax(-1).tolist()
log_of_zero = gap.softmax(-1).log()[1].item()
log_probs_at_gap_104 = gap.log_softmax(-1).tolist()
print(f"\nsoftmax([0, -104])      {probs_at_gap_104}")
print(f"log(softmax([0, -104])) {gap.softmax(-1).log().tolist()}")
print(f"log_softmax([0, -104])  {log_probs_at_gap_104}")
