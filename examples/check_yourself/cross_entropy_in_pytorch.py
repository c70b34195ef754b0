"""ko: nn.CrossEntropyLoss 문제의 답과, 흔한 실수로 나오는 값을 계산합니다.
en: The answers to the questions on nn.CrossEntropyLoss, and the values that common mistakes lead to.
"""

import math

import torch
import torch.nn.functional as F

# ko: 확률을 그대로 넣은 nll_loss, 정답 클래스의 확률은 0.7
# en: nll_loss of probabilities, where the true class has 0.7
probabilities = torch.tensor([[0.7, 0.3]])  # (B, C)
first = torch.tensor([0])  # (B,)
nll_of_probabilities = F.nll_loss(probabilities, first).item()
nll_of_logarithms = F.nll_loss(probabilities.log(), first).item()
bare_probability = probabilities[0, 0].item()

# ko: 손실이 0.3과 0.6, 가중치가 1000과 2000일 때의 평균
# en: The mean of losses 0.3 and 0.6 under weights of 1000 and 2000
losses, weight = torch.tensor([0.3, 0.6]), torch.tensor([1000.0, 2000.0])  # (B,), (C,)
p = (-losses).exp()
logits = torch.stack([torch.stack([p[0], 1 - p[0]]), torch.stack([1 - p[1], p[1]])]).log()  # (B, C)
targets = torch.tensor([0, 1])  # (B,)
weighted_mean = F.cross_entropy(logits, targets, weight=weight).item()
over_samples = F.cross_entropy(logits, targets, weight=weight, reduction="none").mean().item()
weighted_sum = F.cross_entropy(logits, targets, weight=weight, reduction="sum").item()
unweighted = F.cross_entropy(logits, targets).item()

# ko: 로짓 (8, 5, 32, 32)에 reduction="none"을 줄 때 손실의 개수
# en: The number of losses that reduction="none" returns for logits of shape (8, 5, 32, 32)
images, classes = torch.zeros(8, 5, 32, 32), torch.zeros(8, 32, 32, dtype=torch.long)
number_of_losses = F.cross_entropy(images, classes, reduction="none").numel()
number_of_samples = len(images)
number_of_logits = images.numel()
number_of_means = F.cross_entropy(images, classes).numel()

# ko: 확률이 0.6, 0.3, 0.1이고 모델이 LogSoftmax로 끝날 때 CrossEntropyLoss의 손실
# en: CrossEntropyLoss of a model that ends in LogSoftmax and gives the probabilities 0.6, 0.3 and 0.1
outputs = torch.tensor([[0.6, 0.3, 0.1]])  # (B, C)
after_log_softmax = F.cross_entropy(outputs.log(), first).item()
after_softmax = F.cross_entropy(outputs, first).item()
after_log_softmax_in_bits = after_log_softmax / math.log(2)

# ko: 배치 크기 4, 학습률 0.1에서 mean을 sum으로 바꿀 때
# en: From mean to sum with batches of 4 and a learning rate of 0.1
learning_rate = 0.1 / 4
multiplied = 0.1 * 4
unchanged = 0.1

print(f"{nll_of_probabilities:.4f} {nll_of_logarithms:.4f} {bare_probability:.4f}")
print(f"{weighted_mean:.2f} {over_samples:.2f} {weighted_sum:.2f} {unweighted:.2f}")
print(number_of_losses, number_of_samples, number_of_logits, number_of_means)
print(f"{after_log_softmax:.4f} {after_softmax:.4f} {after_log_softmax_in_bits:.4f}")
print(f"{learning_rate:.3f} {multiplied:.3f} {unchanged:.3f}")
