"""ko: 확률 보정 문제의 답과, 흔한 실수로 나오는 값을 계산합니다.
en: The answers to the questions on calibration, and the values that common mistakes lead to.
"""

import torch

# ko: 샘플 80개의 확신도가 0.95, 정확도가 0.85이고, 20개의 확신도가 0.55, 정확도가 0.75일 때의 ECE
# en: The ECE where 80 samples have a confidence of 0.95 and an accuracy of 0.85, and 20 samples 0.55 and 0.75
counts = torch.tensor([80.0, 20.0])  # (bins,)
confidence, accuracy = torch.tensor([0.95, 0.55]), torch.tensor([0.85, 0.75])  # (bins,)
gaps = confidence - accuracy
share = counts / counts.sum()
ece = (share * gaps.abs()).sum().item()
unweighted = gaps.abs().mean().item()
largest_gap = gaps.abs().max().item()
in_one_bin = (share * gaps).sum().abs().item()

# ko: 이진 분류의 확신도가 모두 0.9이고 정확도가 0.8일 때, 보정하는 온도
# en: The temperature that calibrates two classes whose confidence is 0.9 everywhere and whose accuracy is 0.8
logit_of = torch.logit(torch.tensor([0.9, 0.8]))
temperature = (logit_of[0] / logit_of[1]).item()
ratio_of_probabilities = 0.9 / 0.8
turned_round = 1 / temperature

# ko: 로짓이 [4, 0]인 예측에 온도 2를 적용한 확신도
# en: The confidence of the logits [4, 0] at a temperature of 2
logits = torch.tensor([4.0, 0.0])  # (C,)
cooled = (logits / 2).softmax(dim=0).max().item()
before = logits.softmax(dim=0).max().item()
multiplied = (logits * 2).softmax(dim=0).max().item()
probability_divided = before / 2

print(f"{ece:.2f} {unweighted:.2f} {largest_gap:.2f} {in_one_bin:.2f}")
print(f"{temperature:.3f} {ratio_of_probabilities:.3f} {turned_round:.3f}")
print(f"{cooled:.4f} {before:.4f} {multiplied:.4f} {probability_divided:.4f}")
