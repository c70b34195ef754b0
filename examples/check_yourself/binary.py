"""ko: 이진 분류 문제의 답과, 흔한 실수로 나오는 값을 계산합니다.
en: The answers to the questions on binary classification, and the values that common mistakes lead to.
"""

import math

import torch
import torch.nn.functional as F

# ko: 타깃이 1이고 예측 확률이 0.2일 때의 BCE
# en: The BCE of a predicted probability of 0.2 where the target is 1
p, positive, negative = torch.tensor(0.2), torch.tensor(1.0), torch.tensor(0.0)
bce = F.binary_cross_entropy(p, positive).item()
of_target_zero = F.binary_cross_entropy(p, negative).item()
bce_in_bits = bce / math.log(2)
distance = (positive - p).item()

# ko: 타깃이 0이고 로짓이 2일 때의 BCEWithLogitsLoss
# en: BCEWithLogitsLoss of the logit 2 where the target is 0
logit = torch.tensor(2.0)
with_logits = F.binary_cross_entropy_with_logits(logit, negative).item()
of_target_one = F.binary_cross_entropy_with_logits(logit, positive).item()
after_sigmoid = F.binary_cross_entropy_with_logits(logit.sigmoid(), negative).item()
probability = logit.sigmoid().item()

# ko: 시그모이드를 두 번 적용할 때 타깃이 0인 샘플의 가장 작은 손실
# en: The lowest loss of a sample with the target 0 under two sigmoids
smallest = torch.tensor(-100.0)
floor_of_two_sigmoids = F.binary_cross_entropy_with_logits(smallest.sigmoid(), negative).item()
floor_of_target_one = F.binary_cross_entropy_with_logits((-smallest).sigmoid(), positive).item()
floor_of_one_sigmoid = F.binary_cross_entropy_with_logits(smallest, negative).item()

# ko: 놓치는 비용이 4, 잘못 알리는 비용이 1일 때의 임계값
# en: The threshold where a miss costs 4 and a false alarm costs 1
miss, false_alarm = 4.0, 1.0
threshold = false_alarm / (false_alarm + miss)
ratio_of_costs = false_alarm / miss
turned_round = miss / (false_alarm + miss)
default = 0.5

print(f"{bce:.4f} {of_target_zero:.4f} {bce_in_bits:.4f} {distance:.4f}")
print(f"{with_logits:.4f} {of_target_one:.4f} {after_sigmoid:.4f} {probability:.4f}")
print(f"{floor_of_two_sigmoids:.4f} {floor_of_target_one:.4f} {floor_of_one_sigmoid:.4f}")
print(f"{threshold} {ratio_of_costs} {turned_round} {default}")
