"""ko: 자주 하는 실수 문제의 답과, 잘못 계산하면 나오는 값을 계산합니다.
en: The answers to the questions on common mistakes, and the values that wrong calculations lead to.
"""

import torch
import torch.nn.functional as F

# ko: 클래스가 1000개이고 소프트맥스가 두 번일 때 처음부터 완벽할 때까지 내려가는 손실
# en: How far the loss falls from the start to perfection, with 1000 classes and two softmaxes
targets = torch.tensor([0])  # (B,)
perfect = 1000.0 * F.one_hot(targets, 1000)  # (B, C)
start = F.cross_entropy(torch.zeros(1, 1000).softmax(dim=1), targets).item()
floor = F.cross_entropy(perfect.softmax(dim=1), targets).item()
room = start - floor

# ko: 추론에서 로짓 -4에 시그모이드를 두 번 적용한 확률
# en: The probability where inference applies the sigmoid twice to a logit of -4
logit = torch.tensor(-4.0)
after_two_sigmoids = logit.sigmoid().sigmoid().item()
after_one_sigmoid = logit.sigmoid().item()
lowest_of_two = torch.tensor(0.0).sigmoid().item()

# ko: 클래스 비율이 90:8:2일 때 언제나 첫째 클래스로 예측하는 모델의 재현율 평균
# en: The mean recall of a model that always predicts the first class, with classes in the proportions 90:8:2
labels = torch.tensor([0] * 90 + [1] * 8 + [2] * 2)  # (N,)
right = torch.zeros(100, dtype=torch.long) == labels  # (N,)
mean_recall = torch.stack([right[labels == c].float().mean() for c in range(3)]).mean().item()
accuracy = right.float().mean().item()
accuracy_over_classes = accuracy / 3

# ko: 토큰 10개의 손실이 2이고 패딩 30칸의 손실이 0.1일 때 패딩을 뺀 손실
# en: The loss without padding, where 10 tokens have a loss of 2 and 30 padded positions one of 0.1
losses = torch.tensor([2.0] * 10 + [0.1] * 30)  # (T,)
real = torch.arange(40) < 10  # (T,)
without_padding = losses[real].mean().item()
with_padding = losses.mean().item()
masked_over_all = (losses * real).mean().item()

print(f"{room:.4f} {start:.4f} {floor:.4f}")
print(f"{after_two_sigmoids:.4f} {after_one_sigmoid:.4f} {lowest_of_two:.4f}")
print(f"{mean_recall:.4f} {accuracy:.4f} {accuracy_over_classes:.4f}")
print(f"{without_padding:.4f} {with_padding:.4f} {masked_over_all:.4f}")
