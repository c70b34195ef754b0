"""ko: 맞힌 샘플이 늘어도 틀린 샘플 하나의 확신도가 크면 평균 손실은 커집니다.
en: More correct samples do not lower the mean loss when one wrong sample is predicted with great confidence.
"""

import torch

# ko: 클래스 2개, 샘플 10개의 정답 클래스 예측 확률입니다. 0.5를 넘으면 맞힌 것입니다.
# en: Predicted probabilities of the true class, ten samples of two classes; above 0.5 is correct.
hesitant = torch.tensor([0.55] * 5 + [0.45] * 5, dtype=torch.float64)  # (N,)
confident = torch.tensor([0.9] * 9 + [1e-6], dtype=torch.float64)


def accuracy_and_loss(p_true):
    return (p_true > 0.5).double().mean().item(), -p_true.log().mean().item()


accuracy_hesitant, loss_hesitant = accuracy_and_loss(hesitant)
accuracy_confident, loss_confident = accuracy_and_loss(confident)
share_of_one_sample = (confident[-1].log() / confident.log().sum()).item()
# ko: 틀린 샘플 하나를 빼면 손실도 내려갑니다.
# en: Without that one sample the loss is lower as well.
_, loss_without_it = accuracy_and_loss(confident[:-1])
both_rose = accuracy_confident > accuracy_hesitant and loss_confident > loss_hesitant

print("            accuracy    loss")
print(f"hesitant      {accuracy_hesitant:.4f}  {loss_hesitant:.4f}")
print(f"confident     {accuracy_confident:.4f}  {loss_confident:.4f}")
print(f"without the last sample   {loss_without_it:.4f}")
print(f"share of the last sample  {share_of_one_sample:.4f}")
