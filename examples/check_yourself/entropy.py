"""ko: 엔트로피와 KL 발산 문제의 답과, 흔한 실수로 나오는 값을 계산합니다.
en: The answers to the questions on entropy and KL divergence, and the values that common mistakes lead to.
"""

import math

import torch
import torch.nn.functional as F

# ko: 주사위와 동전의 엔트로피의 차이(비트)
# en: The entropy of a die less that of a coin, in bits
die, coin = torch.full((6,), 1 / 6), torch.full((2,), 1 / 2)
die_in_bits = (torch.special.entr(die).sum() / math.log(2)).item()
coin_in_bits = (torch.special.entr(coin).sum() / math.log(2)).item()
difference_in_bits = die_in_bits - coin_in_bits
difference_in_nats = difference_in_bits * math.log(2)
ratio_of_outcomes = len(die) / len(coin)

# ko: 라벨의 0.8이 첫 클래스일 때, 입력을 보지 않는 모델의 가장 작은 손실
# en: The lowest loss of a model that does not look at its input, where 0.8 of the labels are the first of two classes
labels = torch.tensor([0.8, 0.2])  # (C,)
floor = torch.special.entr(labels).sum().item()
floor_in_bits = floor / math.log(2)
uniform = F.cross_entropy(torch.zeros(1, 2), labels.unsqueeze(0)).item()
of_first_class = -labels[0].log().item()

# ko: P=(0.5, 0.5), Q=(0.9, 0.1)일 때 KL(P‖Q)
# en: KL(P‖Q) of P = (0.5, 0.5) and Q = (0.9, 0.1)
P, Q = torch.tensor([[0.5, 0.5]]), torch.tensor([[0.9, 0.1]])  # (B, C)
kl = F.kl_div(Q.log(), P, reduction="batchmean").item()
other_direction = F.kl_div(P.log(), Q, reduction="batchmean").item()
cross_entropy = F.cross_entropy(Q.log(), P).item()
kl_by_default = (P * (P / Q).log()).mean().item()

# ko: 샘플 2개, 클래스 4개, KL의 합이 0.8일 때 F.kl_div의 기본값이 돌려주는 값
# en: What F.kl_div returns by default for two samples and four classes whose KL divergences sum to 0.8
p = torch.tensor([[0.2], [0.6]]).neg().exp()  # (B, 1)
predicted = torch.cat([p, ((1 - p) / 3).expand(2, 3)], dim=1)  # (B, C)
certain = F.one_hot(torch.tensor([0, 0]), 4).float()  # (B, C)
over_cells = F.kl_div(predicted.log(), certain, reduction="none").mean().item()
batchmean = F.kl_div(predicted.log(), certain, reduction="batchmean").item()
total = F.kl_div(predicted.log(), certain, reduction="sum").item()
over_classes = total / 4

print(f"{difference_in_bits:.4f} {difference_in_nats:.4f} {die_in_bits:.4f} {ratio_of_outcomes:.4f}")
print(f"{floor:.4f} {floor_in_bits:.4f} {uniform:.4f} {of_first_class:.4f}")
print(f"{kl:.4f} {other_direction:.4f} {cross_entropy:.4f} {kl_by_default:.4f}")
print(f"{over_cells:.2f} {batchmean:.2f} {total:.2f} {over_classes:.2f}")
