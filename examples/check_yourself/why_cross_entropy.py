"""ko: 왜 교차 엔트로피인지 묻는 문제의 답과, 흔한 실수로 나오는 값을 계산합니다.
en: The answers to the questions on why cross-entropy, and the values that common mistakes lead to.
"""

import math

import torch
import torch.nn.functional as F

# ko: 점수가 (3.2, 5.1, -1.7)일 때 정답이 첫째에서 셋째로 바뀌면 커지는 손실
# en: By how much the loss grows where the true class of the scores (3.2, 5.1, -1.7) is the third and not the first
scores = torch.tensor([[3.2, 5.1, -1.7]])  # (B, C)
loss_if_first = F.cross_entropy(scores, torch.tensor([0])).item()
loss_if_third = F.cross_entropy(scores, torch.tensor([2])).item()
growth = loss_if_third - loss_if_first
sign_overlooked = (scores[0, 0] - scores[0, 2].abs()).item()
from_the_largest = (scores[0, 1] - scores[0, 2]).item()

# ko: 확률이 1/2, 1/4, 1/8, 1/8인 기호를 모두 2비트로 적을 때 낭비하는 비트
# en: The bits that are wasted where symbols with the probabilities 1/2, 1/4, 1/8 and 1/8 all take 2 bits
p = torch.tensor([0.5, 0.25, 0.125, 0.125])  # (C,)
code_length = 2.0
entropy = (torch.special.entr(p).sum() / math.log(2)).item()
wasted = code_length - entropy
wasted_in_nats = wasted * math.log(2)

# ko: 정답 토큰의 확률이 0.5와 0.02일 때의 퍼플렉서티
# en: The perplexity where the true tokens have the probabilities 0.5 and 0.02
tokens = torch.tensor([0.5, 0.02])  # (T,)
mean_loss = -tokens.log().mean().item()
perplexity = math.exp(mean_loss)
of_mean_probability = (1 / tokens.mean()).item()
mean_of_inverses = (1 / tokens).mean().item()

# ko: 시그모이드 출력이 0.01이고 타깃이 1일 때 로짓에 대한 제곱 오차의 기울기
# en: The gradient of squared error with respect to the logit, for a sigmoid output of 0.01 and the target 1
logit = torch.logit(torch.tensor(0.01, dtype=torch.float64)).requires_grad_()
q = logit.sigmoid()
q.retain_grad()
(1 - q).square().backward()
of_squared_error = logit.grad.item()
without_sigmoid = q.grad.item()
of_cross_entropy = (q - 1).item()
half_of_it = of_squared_error / 2

print(f"{growth:.2f} {sign_overlooked:.2f} {from_the_largest:.2f} {loss_if_third:.2f}")
print(f"{wasted:.4f} {entropy:.4f} {code_length:.4f} {wasted_in_nats:.4f}")
print(f"{perplexity:.3f} {of_mean_probability:.3f} {mean_of_inverses:.3f} {mean_loss:.3f}")
print(f"{of_squared_error:.4f} {of_cross_entropy:.4f} {without_sigmoid:.4f} {half_of_it:.4f}")
