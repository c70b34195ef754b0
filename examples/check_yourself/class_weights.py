"""ko: 클래스 가중치 문제의 답과, 흔한 실수로 나오는 값을 계산합니다.
en: The answers to the questions on class weights, and the values that common mistakes lead to.
"""

import torch
import torch.nn.functional as F

# ko: 샘플 손실이 2와 1, 가중치가 1과 3일 때의 평균
# en: The mean of sample losses 2 and 1 under the weights 1 and 3
losses, weight = torch.tensor([2.0, 1.0]), torch.tensor([1.0, 3.0])  # (B,), (C,)
p = (-losses).exp()
logits = torch.stack([torch.stack([p[0], 1 - p[0]]), torch.stack([1 - p[1], p[1]])]).log()  # (B, C)
weighted_mean = F.cross_entropy(logits, torch.tensor([0, 1]), weight=weight).item()
over_samples = (weight * losses).mean().item()
unweighted = losses.mean().item()

# ko: 샘플이 700·200·100개일 때 가장 드문 클래스의 가중치 n / (C n_k)
# en: The weight n / (C n_k) of the rarest class, with 700, 200 and 100 samples
counts = torch.tensor([700.0, 200.0, 100.0])  # (C,)
balanced = (counts.sum() / (len(counts) * counts))[2].item()
without_classes = (counts.sum() / counts)[2].item()
against_largest = (counts.max() / counts)[2].item()

# ko: 음성 900개, 양성 100개일 때 pos_weight
# en: The pos_weight for 900 negatives and 100 positives
negatives, positives = 900, 100
pos_weight = negatives / positives
inverted = positives / negatives
whole_over_positives = (negatives + positives) / positives

# ko: pos_weight=9로 학습한 모델의 출력 0.5를 원래 확률로 되돌린 값
# en: An output of 0.5 of a model trained with pos_weight=9, taken back to the real probability
corrected = torch.sigmoid(torch.logit(torch.tensor(0.5)) - torch.tensor(9.0).log()).item()
divided = 0.5 / 9
as_it_is = 0.5

print(f"{weighted_mean:.4f} {over_samples:.4f} {unweighted:.4f}")
print(f"{balanced:.4f} {without_classes:.4f} {against_largest:.4f}")
print(f"{pos_weight:.4f} {inverted:.4f} {whole_over_positives:.4f}")
print(f"{corrected:.4f} {divided:.4f} {as_it_is}")
