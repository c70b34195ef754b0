"""ko: 다중 클래스 문제의 답과, 흔한 실수로 나오는 값을 계산합니다.
en: The answers to the questions on multi-class classification, and the values that common mistakes lead to.
"""

import math

import torch
import torch.nn.functional as F

# ko: 로짓이 [1000, 1001, 1002]이고 정답이 2번일 때의 손실
# en: The loss of the logits [1000, 1001, 1002] where class 2 is true
logits = torch.tensor([[1000.0, 1001.0, 1002.0]], dtype=torch.float64)  # (B, C)
large_logits = F.cross_entropy(logits, torch.tensor([2])).item()
counted_from_one = F.cross_entropy(logits, torch.tensor([1])).item()
log_sum_exp = logits.logsumexp(dim=1).item()
probability = logits.softmax(dim=1)[0, 2].item()

# ko: 정답이 1번이고 기울기가 [1/3, -2/3, 1/3]일 때의 손실
# en: The loss where class 1 is true and the gradient is [1/3, -2/3, 1/3]
gradient = torch.tensor([1 / 3, -2 / 3, 1 / 3])  # (C,)
true_probability = (gradient + F.one_hot(torch.tensor(1), 3))[1]
loss_of_gradient = -true_probability.log().item()
without_one_hot = -gradient[1].abs().log().item()
loss_in_bits = loss_of_gradient / math.log(2)
bare_probability = true_probability.item()

# ko: 정답의 로짓이 나머지 두 로짓보다 3만큼 클 때의 손실
# en: The loss where the true logit is 3 above the two others
margin = torch.tensor([[3.0, 0.0, 0.0]])  # (B, C)
loss_of_margin = F.cross_entropy(margin, torch.tensor([0])).item()
with_one_other = F.cross_entropy(margin[:, :2], torch.tensor([0])).item()
confidence = margin.softmax(dim=1)[0, 0].item()

# ko: 클래스 0인 샘플이 50개, 그중 맞힌 것이 40개, 0이라고 예측한 것이 80개일 때
# en: Class 0 has 50 samples, 40 of them found, among 80 predictions of class 0
true_positives, actual, predicted = 40, 50, 80
precision = true_positives / predicted
recall = true_positives / actual
f1 = 2 * true_positives / (actual + predicted)

print(f"{large_logits:.4f} {counted_from_one:.4f} {log_sum_exp:.4f} {probability:.4f}")
print(f"{loss_of_gradient:.4f} {without_one_hot:.4f} {loss_in_bits:.4f} {bare_probability:.4f}")
print(f"{loss_of_margin:.4f} {with_one_other:.4f} {confidence:.4f}")
print(f"{precision:.4f} {recall:.4f} {f1:.4f}")
