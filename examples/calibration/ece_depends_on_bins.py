"""ko: 같은 예측이라도 구간이 많을수록 ECE가 커지며, 완벽하게 보정된 예측의 ECE도 0이 아닙니다.
en: The same predictions have a larger ECE with more bins; even for perfect calibration it is not 0.
"""

import torch

torch.manual_seed(0)
N = 2000
# ko: 확신도와 같은 확률로 맞는 예측: 참 보정 오차가 0입니다.
# en: Right with a probability equal to the confidence: the true calibration error is 0.
confidence = 0.5 + 0.5 * torch.rand(N, dtype=torch.float64)  # (N,)
calibrated = torch.bernoulli(confidence)  # (N,)
# ko: 언제나 0.1만큼 과신하는 예측: 참 보정 오차가 0.1입니다.
# en: Always over-confident by 0.1: the true calibration error is 0.1.
overconfident = torch.bernoulli(confidence - 0.1)  # (N,)


def ece(confidence, correct, bins):
    bin_of = (confidence * bins).ceil()
    gaps = [(confidence - correct)[bin_of == k].sum().abs() for k in range(1, bins + 1)]
    return sum(gaps).item() / len(correct)


bin_counts = [1, 5, 15, 50, 500]
ece_calibrated = [ece(confidence, calibrated, bins) for bins in bin_counts]
ece_overconfident = [ece(confidence, overconfident, bins) for bins in bin_counts]

# ko: 샘플이 적어도 같은 일이 생깁니다. 구간 하나에 든 샘플이 적기 때문입니다.
# en: Fewer samples have the same effect, because each bin holds too few of them.
sizes = [100, 500, 2000]
ece_15_by_size = [ece(confidence[:n], calibrated[:n], 15) for n in sizes]
many_bins_more_than_double_it = ece_calibrated[4] > 2 * ece_calibrated[2]
many_bins_look_like_a_true_error = ece_calibrated[4] > 0.09
fewer_samples_give_more = ece_15_by_size[0] > 1.5 * ece_15_by_size[2]

print("bins   calibrated   0.1 too much")
for bins, a, b in zip(bin_counts, ece_calibrated, ece_overconfident, strict=True):
    print(f"{bins:4d}{a:13.4f}{b:15.4f}")
print("   N   calibrated, 15 bins")
for n, value in zip(sizes, ece_15_by_size, strict=True):
    print(f"{n:4d}{value:13.4f}")
