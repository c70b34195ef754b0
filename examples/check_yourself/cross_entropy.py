"""ko: 교차 엔트로피 문제의 답과, 흔한 실수로 나오는 값을 계산합니다.
en: The answers to the questions on cross-entropy, and the values that common mistakes lead to.
"""

import math

import torch
import torch.nn.functional as F

# ko: 정답 클래스의 예측 확률이 0.25일 때의 손실
# en: The loss where the true class has probability 0.25
quarter = torch.tensor([[0.25, 0.75]]).log()  # (B, C)
loss_of_a_quarter = F.nll_loss(quarter, torch.tensor([0])).item()
in_bits = loss_of_a_quarter / math.log(2)
complement = 1 - quarter.exp()[0, 0].item()
of_the_other_class = F.nll_loss(quarter, torch.tensor([1])).item()

# ko: 정답 확률이 0.9, 0.5, 0.1인 세 샘플의 평균
# en: The mean of three samples whose true classes have probabilities 0.9, 0.5 and 0.1
p = torch.tensor([0.9, 0.5, 0.1])  # (B,)
mean_of_losses = -p.log().mean().item()
sum_of_losses = -p.log().sum().item()
loss_of_mean = -p.mean().log().item()
mean_probability = p.mean().item()

# ko: 클래스 3개에 label_smoothing=0.1을 줄 때 정답 클래스의 목표 확률
# en: What label_smoothing=0.1 leaves the true class of three as its target
target = F.one_hot(torch.tensor(0), 3) * (1 - 0.1) + 0.1 / 3  # (C,)
target_of_true_class = target[0].item()
only_taken_away = 1 - 0.1
shared_among_others = target[1].item()

# ko: 로짓이 [2, 0]이고 정답이 0번일 때 정답 로짓의 기울기
# en: The gradient of the true logit for logits [2, 0] and class 0
logits = torch.tensor([[2.0, 0.0]], requires_grad=True)  # (B, C)
loss = F.cross_entropy(logits, torch.tensor([0]))
loss.backward()
gradient = logits.grad[0, 0].item()
turned_sign = -gradient
probability = logits.softmax(dim=1)[0, 0].item()
value_of_the_loss = loss.item()

print(f"{loss_of_a_quarter:.4f} {in_bits:.4f} {complement:.4f} {of_the_other_class:.4f}")
print(f"{mean_of_losses:.4f} {sum_of_losses:.4f} {loss_of_mean:.4f} {mean_probability:.4f}")
print(f"{target_of_true_class:.4f} {only_taken_away:.4f} {shared_among_others:.4f}")
print(f"{gradient:.4f} {turned_sign:.4f} {probability:.4f} {value_of_the_loss:.4f}")
