"""ko: pos_weight는 양성 항에만 곱하고 N으로 나누므로, 예측 확률을 실제 비율보다 끌어올립니다.
en: pos_weight multiplies positive terms only and divides by N, lifting predicted probabilities.
"""

import math

import torch
import torch.nn.functional as F

bce = F.binary_cross_entropy_with_logits

torch.manual_seed(0)
logits = torch.randn(1000, dtype=torch.float64)  # (N,)
targets = (torch.rand(1000) < 0.1).double()  # (N,)
weight = 9.0

# ko: 공식 그대로 쓴 원소별 손실입니다.
# en: The element-wise loss as the formula has it.
positive_part = weight * targets * F.logsigmoid(logits)
negative_part = (1 - targets) * F.logsigmoid(-logits)
by_formula = -(positive_part + negative_part).mean().item()

pos_weight = torch.tensor(weight, dtype=torch.float64)
by_torch = bce(logits, targets, pos_weight=pos_weight).item()

# ko: 같은 가중치의 교차 엔트로피는 N이 아니라 가중치의 합으로 나눕니다.
# en: Cross-entropy with the same weights divides by their sum, not by N.
two_columns = torch.stack([torch.zeros_like(logits), logits], dim=1)  # (N, 2)
class_weights = torch.tensor([1.0, weight], dtype=torch.float64)
classes = targets.long()  # (N,)
by_cross_entropy = F.cross_entropy(two_columns, classes, weight=class_weights).item()
positives = classes.sum().item()
sum_of_weights = class_weights[classes].sum().item()
ratio_of_divisors = sum_of_weights / len(targets)

print(f"positives {positives} of {len(targets)}")
print(f"formula        {by_formula:.6f}")
print(f"pos_weight     {by_torch:.6f}  divisor {len(targets)}")
print(f"class weights  {by_cross_entropy:.6f}  divisor {sum_of_weights:.0f}")

# ko: 입력을 보지 않고 로짓 하나만 배우는 모델입니다. 100개 중 3개가 양성입니다.
# en: A model of one logit that sees no input; 3 of 100 are positive.
labels = torch.tensor([1.0] * 3 + [0.0] * 97, dtype=torch.float64)
negatives_per_positive = 97 / 3


def learned_logit(weight):
    z = torch.zeros((), dtype=torch.float64, requires_grad=True)
    for _ in range(1000):
        w = torch.tensor(weight, dtype=torch.float64)
        loss = bce(z.expand(100), labels, pos_weight=w)
        (gradient,) = torch.autograd.grad(loss, z)
        with torch.no_grad():
            z -= 2 * gradient
    return z


weights = {
    "one": 1.0,
    "root": math.sqrt(negatives_per_positive),
    "ratio": negatives_per_positive,
}
biases = {name: learned_logit(w).item() for name, w in weights.items()}
learned = {name: 1 / (1 + math.exp(-z)) for name, z in biases.items()}
# ko: 로짓에서 log(가중치)를 빼면 실제 비율로 돌아옵니다.
# en: Subtracting log(weight) from the logit brings the true share back.
undone = {n: 1 / (1 + math.exp(math.log(weights[n]) - z)) for n, z in biases.items()}

print("\npos_weight      p     sigmoid(z - log w)")
for name, w in weights.items():
    print(f"{w:8.4f} {learned[name]:10.4f} {undone[name]:10.4f}")
