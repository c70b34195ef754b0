"""ko: 점수에 지수 함수를 취하고 합으로 나누면 확률이 되며, 가장 높은 클래스는 그대로입니다.
en: Exponentiate the scores and divide by their sum: probabilities, with the same winner.
"""

import math

import torch
import torch.nn.functional as F

class_names = ["cat", "car", "frog"]
scores = [3.2, 5.1, -1.7]
logits = torch.tensor(scores, dtype=torch.float64)  # (C,)
target = torch.tensor(0)

# ko: 지수 함수를 거치면 음수 점수도 양수가 되고 순서는 유지됩니다.
# en: The exponential makes every score positive and keeps the order.
exps = logits.exp().tolist()
exp_sum = math.fsum(exps)
probs = [value / exp_sum for value in exps]
softmax_in_torch = logits.softmax(-1).tolist()

winner_by_score = class_names[logits.argmax()]
winner_by_prob = class_names[probs.index(max(probs))]

# ko: 정답은 cat이므로 첫 번째 확률만 손실에 들어갑니다.
# en: The true class is cat, so only the first probability enters the loss.
loss = -math.log(probs[0])
loss_in_torch = F.cross_entropy(logits, target).item()
loss_in_bits = -math.log2(probs[0])
loss_in_log10 = -math.log10(probs[0])

loss_if_car = -math.log(probs[1])
loss_if_frog = -math.log(probs[2])

# ko: 기울기는 모델의 확률에서 정답의 확률을 뺀 것이고, 정답의 점수만 올라갑니다.
# en: The gradient is model minus truth: a step against it raises the true score alone.
free_logits = logits.clone().requires_grad_()
F.cross_entropy(free_logits, target).backward()
gradient = free_logits.grad.tolist()

# ko: 온도로 나누면 확률은 달라지지만 1등은 바뀌지 않습니다.
# en: Dividing by a temperature moves the probabilities but not the winner.
top_prob_by_temperature = {}
winners_by_temperature = {}
for temperature in (0.5, 1.0, 2.0, 10.0):
    top_prob, top_class = (logits / temperature).softmax(-1).max(-1)
    top_prob_by_temperature[f"{temperature:g}"] = top_prob.item()
    winners_by_temperature[f"{temperature:g}"] = class_names[top_class]

print(f"{'class':<8}{'score':>7}{'exp':>11}{'prob':>11}{'-log prob':>12}")
losses = [loss, loss_if_car, loss_if_frog]
for row in zip(class_names, scores, exps, probs, losses, strict=True):
    print("{:<8}{:>7.1f}{:>11.4f}{:>11.6f}{:>12.6f}".format(*row))
print(f"{'sum':<8}{exp_sum:>18.4f}{math.fsum(probs):>11.6f}")
print()
print(f"target cat   -ln    {loss:.6f}   F.cross_entropy {loss_in_torch:.6f}")
print(f"             -log2  {loss_in_bits:.6f}")
print(f"             -log10 {loss_in_log10:.6f}")
print(f"gradient     {'  '.join(f'{g:+.6f}' for g in gradient)}")
print(f"argmax   scores {winner_by_score}   probs {winner_by_prob}")
for key, prob in top_prob_by_temperature.items():
    print(f"T = {key:<4} max prob {prob:.4f}   argmax {winners_by_temperature[key]}")
