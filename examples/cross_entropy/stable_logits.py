"""ko: F.cross_entropy는 로짓을 그대로 받아 log-sum-exp로 샘플별 손실을 계산합니다.
en: F.cross_entropy takes raw logits and computes the loss of each sample with log-sum-exp.
"""

import torch
import torch.nn.functional as F

scores = [[2.1, 0.3, -1.2], [0.1, 1.5, -0.2], [1.0, 0.2, 0.1], [-0.5, 0.4, 2.2]]
logits = torch.tensor(scores)  # (B, C) = (4, 3)
targets = torch.tensor([0, 1, 0, 2])  # (B,)

per_sample = F.cross_entropy(logits, targets, reduction="none")  # (B,)
mean_loss = F.cross_entropy(logits, targets).item()
sum_loss = F.cross_entropy(logits, targets, reduction="sum").item()


def by_hand(z, true_class):
    # ko: 가장 큰 로짓을 먼저 빼면 지수 함수의 입력이 0을 넘지 않습니다.
    # en: With the largest logit subtracted first, no exponent is above zero.
    top = z.max()
    log_sum_exp = top + (z - top).exp().sum().log()
    return (log_sum_exp - z[true_class]).item()


losses = per_sample.tolist()
losses_by_hand = [by_hand(logits[i], targets[i]) for i in range(4)]
mean_by_hand = sum(losses_by_hand) / len(losses_by_hand)

probs = torch.softmax(logits, dim=1)  # (B, C)
p_true = probs[torch.arange(4), targets].tolist()

# ko: 로짓의 합은 1이 아닙니다. 소프트맥스를 거친 뒤에 1이 됩니다.
# en: Logits do not sum to one; their softmax does.
logit_sums = logits.sum(dim=1).tolist()
probability_sums = probs.sum(dim=1).tolist()

print("sum(z)   p_true    loss      by hand")
for i in range(4):
    print(f"{logit_sums[i]:6.2f}   {p_true[i]:.4f}  ", end="")
    print(f"  {losses[i]:.6f}  {losses_by_hand[i]:.6f}")
print()
print(f"mean : {mean_loss:.4f}")
print(f"sum  : {sum_loss:.4f}")
