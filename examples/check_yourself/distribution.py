"""ko: 확률 분포 문제의 답과, 흔한 실수로 나오는 값을 계산합니다.
en: The answers to the questions on probability distributions, and the values that common mistakes lead to.
"""

import math

import torch
from torch.distributions import Categorical

# ko: 수염 없는 개의 확률이 0.14, 수염 없는 사진이 0.6, 개가 0.22일 때 수염 없는 사진이 개일 확률
# en: The probability of a dog given no whiskers, where a dog without them has 0.14, no whiskers 0.6 and a dog 0.22
joint, no_whiskers, dog = 0.14, 0.6, 0.22
dog_given_no_whiskers = joint / no_whiskers
no_whiskers_given_dog = joint / dog
product = no_whiskers * dog

# ko: 배치 평균 손실의 표준편차를 10분의 1로 줄이는 배치의 배율
# en: The factor of the batch size that divides the standard deviation of the mean loss by ten
factor = 10**2
standard_deviation_as_variance = 10
square_root = math.sqrt(10)

# ko: Categorical(logits=[2, 1, 1])의 첫째 확률
# en: The first probability of Categorical(logits=[2, 1, 1])
scores = torch.tensor([2.0, 1.0, 1.0])  # (C,)
of_logits = Categorical(logits=scores).probs[0].item()
of_probs = Categorical(probs=scores).probs[0].item()
of_sigmoid = scores.sigmoid()[0].item()

print(f"{dog_given_no_whiskers:.4f} {no_whiskers_given_dog:.4f} {joint:.4f} {product:.4f}")
print(f"{factor} {standard_deviation_as_variance} {square_root:.2f}")
print(f"{of_logits:.4f} {of_probs:.4f} {of_sigmoid:.4f}")
