"""ko: label_smoothing은 1보다 큰 값은 거부하지만 음수는 오류 없이 0으로 처리하며, 오답에만 나누는 식에서는 ε이 크면 오답의 타깃이 정답보다 커집니다.
en: label_smoothing refuses values above 1 but silently treats a negative one as 0; in the formula that shares among wrong classes a large ε gives them more than the true class.
"""

import torch
import torch.nn.functional as F
from torch import nn

logits = torch.tensor([[2.0, 0.1, -1.0]], dtype=torch.float64)  # (B, C)
targets = torch.tensor([0])
C = 3

too_large = nn.CrossEntropyLoss(label_smoothing=1.5)  # en: no error  # ko: 오류 없음
try:
    too_large(logits, targets)
except RuntimeError as error:
    too_large_type = type(error).__name__
    too_large_message = str(error)


def loss_at(alpha):
    return F.cross_entropy(logits, targets, label_smoothing=alpha).item()


loss_plain = loss_at(0.0)
loss_negative = loss_at(-0.1)
loss_one = loss_at(1.0)
negative_is_ignored = loss_negative == loss_plain

# ko: α = 1이면 타깃이 균등분포여서 정답이 무엇이든 손실이 같습니다.
# en: At α = 1 the target is uniform: the same loss for every true class.
each_class = torch.arange(C)
same_logits = logits.expand(C, C)  # (B, C)
losses_at_one = F.cross_entropy(
    same_logits,
    each_class,
    label_smoothing=1.0,
    reduction="none",
).tolist()

# ko: ε을 오답에만 나누는 식에서는 ε이 (C-1)/C를 넘으면 오답의 타깃이 정답보다 커집니다.
# en: Shared by wrong classes only, ε > (C-1)/C gives each more than the true one.
target_by_epsilon_percent = {str(e): [1 - e / 100, e / 100] for e in (10, 50, 60)}
largest_epsilon = {str(n): (n - 1) / n for n in (2, 3, 10)}

# ko: α/C 방식에서는 α가 1 이하이면 정답의 타깃이 오답보다 작아지지 않습니다.
# en: With α/C the true class never gets less than a wrong one, up to α = 1.
target_alpha_60_percent = [1 - 0.6 + 0.6 / 2, 0.6 / 2]

print(f"{too_large_type}: {too_large_message}")
print()
for alpha in (-0.1, 0.0, 1.0):
    print(f"label_smoothing={alpha:4.1f}   loss {loss_at(alpha):.6f}")
print("each y at 1.0:  " + "  ".join(f"{loss:.6f}" for loss in losses_at_one))
print()
print("C=2          true  wrong")
for percent, (true_mass, wrong_mass) in target_by_epsilon_percent.items():
    print(f"e = {percent}%     {true_mass:.2f}   {wrong_mass:.2f}")
print("a = 60%     " + "   ".join(f"{mass:.2f}" for mass in target_alpha_60_percent))
