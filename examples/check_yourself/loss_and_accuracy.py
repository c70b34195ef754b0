"""ko: 손실과 정확도 문제의 답과, 흔한 실수로 나오는 값을 계산합니다.
en: The answers to the questions on loss and accuracy, and the values that common mistakes lead to.
"""

import math

import torch
import torch.nn.functional as F

# ko: 교차 엔트로피 손실이 0.2일 때 정확도의 하한
# en: The lowest accuracy that a cross-entropy of 0.2 allows
loss = 0.2
lowest_accuracy = 1 - loss / math.log(2)
loss_taken_as_error = 1 - loss
geometric_mean = math.exp(-loss)

# ko: 클래스가 2개이고 네 샘플의 정답 확률이 0.9, 0.9, 0.9, 0.01인 모델의 손실
# en: The loss of a model for two classes whose true classes have the probabilities 0.9, 0.9, 0.9 and 0.01
p = torch.tensor([0.9, 0.9, 0.9, 0.01])  # (B,)
logits = torch.stack([p, 1 - p], dim=1).log()  # (B, C)
targets = torch.zeros(4, dtype=torch.long)  # (B,)
mean_loss = F.cross_entropy(logits, targets).item()
loss_of_mean = -p.mean().log().item()
error_rate = (logits.argmax(dim=1) != targets).float().mean().item()
mean_distance = (1 - p).mean().item()

# ko: 클래스가 2개일 때 정답 확률이 0.6에서 0.9로 오르면 이 샘플의 정확도가 변하는 양
# en: By how much the accuracy on a sample changes where its true class goes from 0.6 to 0.9, with two classes
before, after = torch.tensor([0.6, 0.4]), torch.tensor([0.9, 0.1])  # (C,)
change_of_accuracy = float((after.argmax() == 0).float() - (before.argmax() == 0).float())
change_of_probability = (after - before)[0].item()
change_of_loss = (before.log() - after.log())[0].abs().item()

print(f"{lowest_accuracy:.4f} {loss_taken_as_error:.4f} {geometric_mean:.4f}")
print(f"{mean_loss:.4f} {loss_of_mean:.4f} {error_rate:.4f} {mean_distance:.4f}")
print(f"{change_of_accuracy:.2f} {change_of_probability:.2f} {change_of_loss:.2f}")
