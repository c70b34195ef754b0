"""ko: 멈춘 손실 문제의 답과, 흔한 실수로 나오는 값을 계산합니다.
en: The answers to the questions on losses that are stuck, and the values that common mistakes lead to.
"""

import math

import torch
import torch.nn.functional as F

# ko: 클래스 20개, 아직 아무것도 배우지 못한 모델
# en: Twenty classes, and a model that has learned nothing
targets = torch.arange(20)  # (B,)
equal = torch.zeros(20, 20)  # (B, C)
untrained = F.cross_entropy(equal, targets).item()
in_bits = untrained / math.log(2)
in_base_ten = untrained / math.log(10)
over_classes = untrained / 20
probability = equal.softmax(dim=1)[0, 0].item()

# ko: softmax를 두 번 적용했고 모든 예측이 완벽한 모델
# en: Two softmaxes, and every prediction perfect
certain = 1000.0 * F.one_hot(targets, 20)  # (B, C)
floor_of_two_softmaxes = F.cross_entropy(certain.softmax(dim=1), targets).item()
floor_of_one_softmax = F.cross_entropy(certain, targets).item()

# ko: 양성이 10%이고, 그 비율만 배운 이진 모델
# en: One positive in ten, and a binary model that learned nothing but that share
labels = (torch.arange(10) < 1).float()  # (B,)
share = labels.mean()
constant = share.logit().expand(10)  # (B,)
base_rate = F.binary_cross_entropy_with_logits(constant, labels).item()
of_a_half = F.binary_cross_entropy_with_logits(torch.zeros(10), labels).item()
of_a_positive = -share.log().item()
of_a_negative = -(1 - share).log().item()

print(f"{untrained:.4f} {in_bits:.4f} {in_base_ten:.4f} {over_classes:.4f} {probability:.4f}")
print(f"{floor_of_two_softmaxes:.4f} {floor_of_one_softmax:.4f}")
print(f"{base_rate:.4f} {of_a_half:.4f} {of_a_positive:.4f} {of_a_negative:.4f}")
