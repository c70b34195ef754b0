"""ko: 점수에 지수 함수를 적용하고 합으로 나누면 확률이 되고, 정답의 확률에서 손실이 나옵니다.
en: Exponentiate the scores, divide by their sum: probabilities, and the true one gives the loss.
"""

import math

import torch
import torch.nn.functional as F

class_names = ["cat", "car", "frog"]
scores = [3.2, 5.1, -1.7]
target = 0

exps = [math.exp(score) for score in scores]
exp_sum = math.fsum(exps)
probs = [value / exp_sum for value in exps]
losses = [-math.log(prob) for prob in probs]  # ko: 각 클래스가 정답일 때  # en: if it is the true one
loss = losses[target]
loss_if_frog = losses[2]

print(f"{'class':<8}{'score':>7}{'exp':>11}{'prob':>11}{'-log prob':>12}")
for row in zip(class_names, scores, exps, probs, losses, strict=True):
    print("{:<8}{:>7.1f}{:>11.4f}{:>11.6f}{:>12.6f}".format(*row))
print(f"{'sum':<8}{exp_sum:>18.4f}{math.fsum(probs):>11.6f}")

# ko: PyTorch는 점수를 그대로 받습니다. 기울기는 예측 확률에서 정답의 확률을 뺀 값입니다.
# en: PyTorch takes the scores as they are. The gradient is prediction minus truth.
logits = torch.tensor([scores], dtype=torch.float64, requires_grad=True)  # (N, C)
loss_in_torch = F.cross_entropy(logits, torch.tensor([target]))
loss_in_torch.backward()
gradient = logits.grad[0].tolist()
same_in_torch = math.isclose(loss, loss_in_torch.item(), rel_tol=1e-12)

loss_in_bits = loss / math.log(2)
loss_in_log10 = loss / math.log(10)

print(f"\nF.cross_entropy  {loss_in_torch.item():.6f}", end="   ")
print(f"in bits {loss_in_bits:.6f}   base 10 {loss_in_log10:.6f}")
print(f"gradient         {'  '.join(f'{g:+.6f}' for g in gradient)}")
