"""ko: Focal Loss의 기울기는 교차 엔트로피의 g(p)배이고, 어려운 샘플에서는 g(p)가 1보다 큽니다.
en: The gradient of focal loss is g(p) times that of cross-entropy, and g(p) > 1 on hard samples.
"""

import math

import torch
import torch.nn.functional as F


def scale(p, gamma):
    # ko: 곱하는 수 (1 - p)^γ도 p에 따라 변하므로 둘째 항이 생깁니다.
    # en: The factor (1 - p)^γ depends on p too, hence the second term.
    return (1 - p) ** gamma - gamma * p * (1 - p) ** (gamma - 1) * math.log(p)


logits = torch.tensor([2.0, 1.0, 0.1], dtype=torch.float64, requires_grad=True)  # (C,)
target, gamma = 1, 2
log_p = F.log_softmax(logits, dim=-1)[target]
(by_autograd,) = torch.autograd.grad((1 - log_p.exp()) ** gamma * -log_p, logits)

probs = logits.detach().softmax(dim=-1)
gradient_cross_entropy = (probs - F.one_hot(torch.tensor(target), 3)).tolist()
scale_of_sample = scale(probs[target].item(), gamma)
gradient_by_formula = [scale_of_sample * g for g in gradient_cross_entropy]
gradient_by_autograd = by_autograd.tolist()
pairs = zip(gradient_by_formula, gradient_by_autograd, strict=True)
formula_is_autograd = all(abs(formula - found) < 1e-12 for formula, found in pairs)

probabilities = [0.01, 0.1, 0.3, 0.5, 0.9, 0.99]
scales = [scale(p, gamma) for p in probabilities]


def crossing(gamma):
    low, high = 0.05, 0.95  # g(low) > 1 > g(high)
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if scale(middle, gamma) > 1 else (low, middle)
    return low


# ko: p가 이 값보다 작으면 Focal Loss의 기울기가 교차 엔트로피보다 큽니다.
# en: Below this p the gradient of focal loss is larger than that of cross-entropy.
larger_below_gamma_1 = crossing(1)
larger_below_gamma_2 = crossing(2)
larger_below_gamma_5 = crossing(5)
largest_scale = max(scale(i / 1000, gamma) for i in range(1, 1000))


def curve(gamma):
    return [[i / 100, scale(i / 100, gamma)] for i in range(1, 100)]


curves = {"gamma_1": curve(1), "gamma_2": curve(2), "gamma_5": curve(5)}

print("formula  " + "".join(f"{g:10.6f}" for g in gradient_by_formula))
print("autograd " + "".join(f"{g:10.6f}" for g in gradient_by_autograd))
print("CE       " + "".join(f"{g:10.6f}" for g in gradient_cross_entropy))
print(f"formula is autograd: {formula_is_autograd}")
print()
print("p     " + "".join(f"{p:9.2f}" for p in probabilities))
print("g(p)  " + "".join(f"{s:9.4f}" for s in scales))
print(f"g(p) = 1 at p = {larger_below_gamma_1:.4f} (gamma=1)")
print(f"                {larger_below_gamma_2:.4f} (2)  {larger_below_gamma_5:.4f} (5)")
print(f"largest g = {largest_scale:.4f} (gamma=2)")
