"""ko: 다중 라벨 문제의 답과, 흔한 실수로 나오는 값을 계산합니다.
en: The answers to the questions on multi-label classification, and the values that common mistakes lead to.
"""

import torch
import torch.nn.functional as F

# ko: 라벨 5개, 모든 로짓이 0인 모델의 첫 손실
# en: The first loss of a model with five labels whose logits are all 0
logits, targets = torch.zeros(1, 5), torch.tensor([[1.0, 0.0, 1.0, 0.0, 0.0]])  # (B, K)
first_loss = F.binary_cross_entropy_with_logits(logits, targets).item()
over_samples = F.binary_cross_entropy_with_logits(logits, targets, reduction="sum").item()
of_softmax = F.cross_entropy(logits, torch.tensor([0])).item()
probability = logits.sigmoid()[0, 0].item()

# ko: 샘플 2개, 라벨 3개, 칸마다의 손실의 합이 3일 때
# en: Two samples and three labels, with element losses that sum to 3
losses = torch.tensor([[0.1, 0.5, 0.9], [0.2, 0.6, 0.7]])  # (B, K)
true_logits = -torch.expm1(losses).log()  # ko: 이 손실이 나오는 로짓  # en: the logits that have these losses
mean_loss = F.binary_cross_entropy_with_logits(true_logits, torch.ones(2, 3)).item()
per_sample = losses.sum().item() / 2
per_label = losses.sum().item() / 3
total = losses.sum().item()

# ko: 샘플 1000개 가운데 50개에만 있는 라벨의 pos_weight
# en: The pos_weight of a label that 50 of 1000 samples have
labels = (torch.arange(1000) < 50).float()  # (N,)
pos_weight = ((1 - labels).sum() / labels.sum()).item()
samples_per_positive = (len(labels) / labels.sum()).item()
inverted = (labels.sum() / (1 - labels).sum()).item()
share_of_negatives = (1 - labels).mean().item()

# ko: 소프트맥스를 쓴 모델에서 두 라벨의 확률이 똑같이 가질 수 있는 최댓값
# en: The largest probability that two labels can share equally under a softmax
both = torch.tensor([1000.0, 1000.0, 0.0, 0.0])  # (K,)
with_softmax = both.softmax(dim=0)[0].item()
with_sigmoid = both.sigmoid()[0].item()
equal_share = torch.zeros(4).softmax(dim=0)[0].item()

print(f"{first_loss:.4f} {over_samples:.4f} {of_softmax:.4f} {probability:.4f}")
print(f"{mean_loss:.2f} {per_sample:.2f} {per_label:.2f} {total:.2f}")
print(f"{pos_weight:.2f} {samples_per_positive:.2f} {inverted:.2f} {share_of_negatives:.2f}")
print(f"{with_softmax:.2f} {with_sigmoid:.2f} {equal_share:.2f}")
