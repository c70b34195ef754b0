"""ko: 소프트맥스 문제의 답과, 흔한 실수로 나오는 값을 계산합니다.
en: The answers to the questions on softmax, and the values that common mistakes lead to.
"""

import torch

# ko: 로짓이 [2, 1]일 때 첫째 클래스의 확률
# en: The probability of the first class for the logits [2, 1]
logits = torch.tensor([2.0, 1.0])  # (C,)
first = logits.softmax(dim=0)[0].item()
divided_by_sum = (logits / logits.sum())[0].item()
of_one_logit = torch.sigmoid(logits[0]).item()

# ko: 로짓이 [2, 0]이고 온도가 4일 때
# en: The logits [2, 0] at a temperature of 4
scores = torch.tensor([2.0, 0.0])  # (C,)
warm = (scores / 4).softmax(dim=0)[0].item()
without_temperature = scores.softmax(dim=0)[0].item()
multiplied = (scores * 4).softmax(dim=0)[0].item()
temperature_after = without_temperature / 4

# ko: 클래스가 3개일 때 소프트맥스를 두 번 적용한 확률의 최댓값
# en: The largest probability after a second softmax, for three classes
certain = torch.tensor([1.0, 0.0, 0.0])  # (C,)
largest_after_two = certain.softmax(dim=0)[0].item()
of_one_softmax = certain[0].item()
uniform = 1 / 3

# ko: [1000, 1000]의 log-sum-exp
# en: The log-sum-exp of [1000, 1000]
large = torch.tensor([1000.0, 1000.0], dtype=torch.float64)
log_sum_exp = torch.logsumexp(large, dim=0).item()
maximum_only = large.max().item()
sum_of_logits = large.sum().item()

print(f"{first:.4f} {divided_by_sum:.4f} {of_one_logit:.4f}")
print(f"{warm:.4f} {without_temperature:.4f} {multiplied:.4f} {temperature_after:.4f}")
print(f"{largest_after_two:.4f} {of_one_softmax:.4f} {uniform:.4f}")
print(f"{log_sum_exp:.4f} {maximum_only:.4f} {sum_of_logits:.4f}")
