"""ko: 정확도가 더 높은 모델의 손실이 더 클 수 있습니다. 확신하고 틀린 샘플 하나가 평균을 끌어올립니다.
en: The model with the higher accuracy can have the larger loss: one confidently wrong sample lifts the mean.
"""

import torch
import torch.nn.functional as F

# ko: 샘플 10개에서 정답 클래스의 예측 확률입니다. 0.5를 넘으면 맞힌 것입니다.
# en: Predicted probability of the true class for 10 samples; above 0.5 the prediction is right.
early = torch.tensor([0.6] * 7 + [0.4] * 3)  # (N,)
late = torch.tensor([0.95] * 9 + [0.0001])  # (N,)


def accuracy(p_true):
    return (p_true > 0.5).float().mean().item()


def loss(p_true):
    return F.binary_cross_entropy(p_true, torch.ones_like(p_true)).item()


accuracies = {"early": accuracy(early), "late": accuracy(late)}
losses = {"early": loss(early), "late": loss(late)}
loss_without_the_worst = loss(late[:-1])
share_of_the_worst = -late[-1].log().item() / -late.log().sum().item()
both_rose = accuracies["late"] > accuracies["early"] and losses["late"] > losses["early"]

print("model  accuracy    loss")
for name in accuracies:
    print(f"{name:5}  {accuracies[name]:8.1f}  {losses[name]:6.4f}")
print(f"\nlate, without its worst sample: {loss_without_the_worst:.4f}")
print(f"share of that sample: {share_of_the_worst:.1%}")
