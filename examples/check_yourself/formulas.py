"""ko: 공식 문제의 답과, 흔한 실수로 나오는 값을 계산합니다.
en: The answers to the questions on formulas, and the values that common mistakes lead to.
"""

import torch
import torch.nn.functional as F

# ko: 클래스가 3개이고 논문이 오답에만 0.1을 나눌 때 label_smoothing에 줄 값
# en: What label_smoothing gets where a paper spreads 0.1 over the wrong ones of three classes
epsilon, classes = 0.1, 3
alpha = epsilon * classes / (classes - 1)
epsilon_itself = epsilon
turned_round = epsilon * (classes - 1) / classes
per_wrong_class = epsilon / (classes - 1)

# ko: 라벨 4개의 손실의 합이 샘플마다 2일 때 BCEWithLogitsLoss
# en: BCEWithLogitsLoss where the losses of four labels sum to 2 for each sample
losses = torch.tensor([[0.2, 0.4, 0.6, 0.8], [0.5, 0.5, 0.5, 0.5]])  # (B, K)
logits = -torch.expm1(losses).log()  # ko: 이 손실이 나오는 로짓  # en: the logits that have these losses
mean_loss = F.binary_cross_entropy_with_logits(logits, torch.ones(2, 4)).item()
per_sample = F.binary_cross_entropy_with_logits(logits, torch.ones(2, 4), reduction="none").sum(1).mean().item()
times_labels = per_sample * 4

# ko: 배치 크기 8인 평균 손실에서 로짓 하나의 기울기의 최대 크기
# en: The largest gradient of one logit in the mean loss of a batch of 8
extreme = torch.zeros(8, 3)  # (B, C)
extreme[0, 1] = 1000.0  # ko: 확신하고 틀린 샘플  # en: sure and wrong
extreme.requires_grad_()
F.cross_entropy(extreme, torch.zeros(8, dtype=torch.long)).backward()
largest_gradient = extreme.grad.abs().max().item()
of_the_sum = 8 * largest_gradient
over_classes_too = largest_gradient / 3

# ko: 확률이 0.7, 0.2, 0.1이고 첫째가 정답일 때의 Brier 점수
# en: The Brier score of the probabilities 0.7, 0.2 and 0.1 where the first class is true
p, one_hot = torch.tensor([[0.7, 0.2, 0.1]]), torch.tensor([[1.0, 0.0, 0.0]])  # (B, C)
brier = (p - one_hot).square().sum(dim=1).mean().item()
of_true_class = (1 - p[0, 0]).square().item()
over_cells = F.mse_loss(p, one_hot).item()
absolute = (p - one_hot).abs().sum().item()

print(f"{alpha:.4f} {epsilon_itself:.4f} {turned_round:.4f} {per_wrong_class:.4f}")
print(f"{mean_loss:.2f} {per_sample:.2f} {times_labels:.2f}")
print(f"{largest_gradient:.4f} {of_the_sum:.4f} {over_classes_too:.4f}")
print(f"{brier:.4f} {of_true_class:.4f} {over_cells:.4f} {absolute:.4f}")
