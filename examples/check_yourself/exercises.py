"""ko: 연습 문제를 확인하는 물음의 답과, 흔한 실수로 나오는 값을 계산합니다.
en: The answers to the questions on the exercises, and the values that common mistakes lead to.
"""

import torch
import torch.nn.functional as F

# ko: pos_weight=9로 학습한 모델의 0.5와 같은, 가중치 없는 모델의 임계값
# en: The threshold of an unweighted model that equals 0.5 in a model trained with pos_weight=9
matching_threshold = torch.sigmoid(torch.logit(torch.tensor(0.5)) - torch.tensor(9.0).log()).item()
odds = 1 / 9
turned_round = 1 - matching_threshold
unchanged = 0.5

# ko: 클래스 10개, label_smoothing=0.2일 때 손실의 최솟값
# en: The lowest loss with ten classes and label_smoothing=0.2
target = F.one_hot(torch.tensor([0]), 10) * 0.8 + 0.2 / 10  # (B, C)
floor = F.cross_entropy(target.log(), torch.tensor([0]), label_smoothing=0.2).item()
floor_of_two_classes = torch.special.entr(torch.tensor([0.8, 0.2])).sum().item()
without_spread = -target[0, 0].log().item()
no_floor = F.cross_entropy(torch.tensor([[200.0] + [0.0] * 9]), torch.tensor([0])).item()

# ko: 타깃과 예측이 모두 1000배일 때 MSE의 배율
# en: The factor of the MSE where targets and predictions are both 1000 times as large
predictions, targets = torch.tensor([1.0, 2.0, 4.0]), torch.tensor([2.0, 2.0, 1.0])  # (N,)
factor_of_mse = (F.mse_loss(1000 * predictions, 1000 * targets) / F.mse_loss(predictions, targets)).item()
factor_of_mae = (F.l1_loss(1000 * predictions, 1000 * targets) / F.l1_loss(predictions, targets)).item()
factor_when_standardised = 1.0

# ko: 학습률이 0.01인 AdamW가 L1Loss로 편향을 0에서 300까지 옮기는 데 필요한 스텝
# en: The steps that AdamW with a learning rate of 0.01 needs under L1Loss to move a bias from 0 to 300
bias = torch.nn.Parameter(torch.zeros(1, dtype=torch.float64))
optimizer = torch.optim.AdamW([bias], lr=0.01, weight_decay=0.0)
for _ in range(100):
    optimizer.zero_grad()
    F.l1_loss(bias, torch.full((1,), 300.0, dtype=torch.float64)).backward()
    optimizer.step()
steps = 300 / (bias.item() / 100)
distance = 300.0
# ko: 기본 weight_decay에서는 편향이 멈추는 곳이 있습니다. 그 값에서 시작하면 한 스텝을 가도 그대로입니다.
# en: Under the default weight decay there is a place where the bias stops: a step from there leads nowhere.
stops_at = 1 / torch.optim.AdamW([bias]).defaults["weight_decay"]
stopped = torch.nn.Parameter(torch.full((1,), stops_at, dtype=torch.float64))
optimizer = torch.optim.AdamW([stopped], lr=0.01)
F.l1_loss(stopped, torch.full((1,), 300.0, dtype=torch.float64)).backward()
optimizer.step()
moved_by_a_step = abs(stopped.item() - stops_at)
times_learning_rate = 300 * 0.01

print(f"{matching_threshold:.3f} {odds:.3f} {turned_round:.3f} {unchanged}")
print(f"{floor:.4f} {floor_of_two_classes:.4f} {without_spread:.4f} {no_floor:.4f}")
print(f"{factor_of_mse:.0f} {factor_of_mae:.0f} {factor_when_standardised:.0f}")
print(f"{steps:.0f} {distance:.0f} {times_learning_rate:.0f}, with weight decay it stops at {stops_at:.0f}")
