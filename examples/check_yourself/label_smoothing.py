"""ko: 라벨 스무딩 문제의 답과, 흔한 실수로 나오는 값을 계산합니다.
en: The answers to the questions on label smoothing, and the values that common mistakes lead to.
"""

import torch
import torch.nn.functional as F

alpha = 0.1

# ko: 클래스 5개일 때 오답 클래스 하나의 타깃
# en: The target of one wrong class out of five classes
target = F.one_hot(torch.tensor(0), 5) * (1 - alpha) + alpha / 5  # (C,)
target_of_wrong = target[1].item()
among_wrong_only = alpha / 4
all_of_it = alpha

# ko: 클래스 10개일 때 손실을 최소로 하는 로짓 차이
# en: The difference of logits with the lowest loss, for ten classes
smoothed = torch.full((10,), alpha / 10)  # (C,)
smoothed[0] += 1 - alpha
log_target = smoothed.log()
best_margin = (log_target[0] - log_target[1]).item()
margin_of_shares = torch.logit(torch.tensor(1 - alpha)).item()
margin_among_wrong_only = torch.tensor((1 - alpha) / (alpha / 9)).log().item()

# ko: 클래스가 2개일 때 손실의 최솟값
# en: The lowest loss with two classes
two = torch.tensor([1 - alpha / 2, alpha / 2])  # (C,)
floor_of_two = torch.special.entr(two).sum().item()
floor_of_alpha = torch.special.entr(torch.tensor([1 - alpha, alpha])).sum().item()
of_the_target = -two[0].log().item()
without_smoothing = F.cross_entropy(torch.tensor([[200.0, 0.0]]), torch.tensor([0])).item()

print(f"{target_of_wrong:.4f} {among_wrong_only:.4f} {all_of_it:.4f}")
print(f"{best_margin:.4f} {margin_of_shares:.4f} {margin_among_wrong_only:.4f}")
print(f"{floor_of_two:.4f} {floor_of_alpha:.4f} {of_the_target:.4f} {without_smoothing:.4f}")
