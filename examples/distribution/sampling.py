"""ko: 표본이 많아질수록 빈도는 확률에, 평균 손실은 교차 엔트로피에 가까워집니다.
en: With more samples, frequencies approach the probabilities and mean loss the cross-entropy.
"""

import math

import torch
import torch.nn.functional as F

P = torch.tensor([0.7, 0.2, 0.1])  # (C,)
Q = torch.tensor([0.5, 0.3, 0.2])  # (C,)
exact_cross_entropy = -(P.double() * Q.double().log()).sum().item()

torch.manual_seed(0)
draws = torch.multinomial(P, 100_000, replacement=True)  # (N,)
losses = F.nll_loss(Q.log().expand(len(draws), 3), draws, reduction="none").double()

sample_sizes = [10, 100, 1_000, 10_000, 100_000]
frequencies = []
mean_losses = []
for n in sample_sizes:
    frequencies.append((torch.bincount(draws[:n], minlength=3) / n).tolist())
    mean_losses.append(losses[:n].mean().item())

print(f"{'N':>8}{'freq 0':>10}{'freq 1':>10}{'freq 2':>10}{'mean NLL':>11}")
for n, row, mean_nll in zip(sample_sizes, frequencies, mean_losses, strict=True):
    print(f"{n:>8}" + "".join(f"{f:>10.5f}" for f in row) + f"{mean_nll:>11.6f}")
print(f"{'exact':>8}{0.7:>10.5f}{0.2:>10.5f}{0.1:>10.5f}{exact_cross_entropy:>11.6f}")

frequencies_at_100000 = frequencies[-1]
mean_nll_at_100000 = mean_losses[-1]
gap_at_100000 = abs(mean_nll_at_100000 - exact_cross_entropy)

# ko: 오차는 N의 제곱근에 반비례해 줄어듭니다. 네 배를 모아야 절반이 됩니다.
# en: The error shrinks with the square root of N: half of it costs four times the data.
spread_of_one_loss = losses.std().item()
standard_error_at_100000 = spread_of_one_loss / math.sqrt(100_000)
means_of_100 = losses.reshape(1000, 100).mean(-1)  # (1000,)
means_of_400 = losses.reshape(250, 400).mean(-1)  # (250,)
spread_at_100 = means_of_100.std().item()
spread_at_400 = means_of_400.std().item()
spread_ratio = spread_at_100 / spread_at_400

print(f"\n|mean NLL - exact|    {gap_at_100000:.6f}   at N = 100000")
print(f"standard error        {standard_error_at_100000:.6f}")
print(f"spread of batch means {spread_at_100:.4f} (N = 100)", end="   ")
print(f"{spread_at_400:.4f} (N = 400)   ratio {spread_ratio:.2f}")
