"""ko: pos_weight는 양성 항에만 곱하고 N으로 나누므로, 예측 확률이 실제 비율보다 커집니다.
en: pos_weight multiplies the positive terms only and divides by N, so predicted probabilities rise above the base rate.
"""

import math

import torch
import torch.nn.functional as F

bce = F.binary_cross_entropy_with_logits

torch.manual_seed(0)
logits = torch.randn(1000, dtype=torch.float64)  # (N,)
targets = (torch.rand(1000) < 0.1).double()  # (N,)
weight = 9.0

# ko: 식을 그대로 옮긴 원소별 손실입니다.
# en: The element-wise loss as in the formula.
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
only_the_divisor_differs = math.isclose(by_torch / by_cross_entropy, ratio_of_divisors, rel_tol=1e-9)

print(f"positives {positives} of {len(targets)}")
print(f"formula        {by_formula:.6f}")
print(f"pos_weight     {by_torch:.6f}  divisor {len(targets)}")
print(f"class weights  {by_cross_entropy:.6f}  divisor {sum_of_weights:.0f}")

# ko: 입력 없이 로짓 하나만 학습하는 모델입니다. 샘플 100개 가운데 3개가 양성입니다.
# en: A model of a single logit without inputs; 3 of 100 samples are positive.
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
# en: Subtracting log(weight) from the logit restores the base rate.
undone = {n: 1 / (1 + math.exp(math.log(weights[n]) - z)) for n, z in biases.items()}

# ko: 참 확률이 p인 샘플에서 손실이 가장 작은 예측 확률은 w p / (w p + 1 - p)입니다.
# en: For a sample of true probability p, the prediction of least loss is w p / (w p + 1 - p).
shares = [k / 100 for k in range(101)]
curves = {name: [[p, w * p / (w * p + 1 - p)] for p in shares] for name, w in weights.items()}
thresholds = {name: 1 / (1 + w) for name, w in weights.items()}

print("\npos_weight      p     sigmoid(z - log w)")
for name, w in weights.items():
    print(f"{w:8.4f} {learned[name]:10.4f} {undone[name]:10.4f}")
