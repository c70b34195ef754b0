"""ko: 초점 손실의 기울기는 교차 엔트로피의 g(p)배이고, 어려운 표본에서는 g(p)가 1을 넘습니다.
en: The gradient of focal loss is g(p) times that of cross-entropy, and g(p) > 1 on hard samples.
"""

import math

import torch
import torch.nn.functional as F


def scale(p, gamma):
    # ko: 곱의 미분: 곱하는 수 (1 - p)^γ도 p에 따라 변하므로 둘째 항이 생깁니다.
    # en: Product rule: the factor (1 - p)^γ moves with p too, hence the second term.
    return (1 - p) ** gamma - gamma * p * (1 - p) ** (gamma - 1) * math.log(p)


logits = torch.tensor([2.0, 1.0, 0.1], dtype=torch.float64, requires_grad=True)  # (C,)
target, gamma = 1, 2
log_p = F.log_softmax(logits, dim=-1)[target]
(by_autograd,) = torch.autograd.grad((1 - log_p.exp()) ** gamma * -log_p, logits)

probs = logits.detach().softmax(dim=-1)
one_hot = F.one_hot(torch.tensor(target), 3)
gradient_cross_entropy = (probs - one_hot).tolist()
scale_of_sample = scale(probs[target].item(), gamma)
gradient_by_formula = [scale_of_sample * g for g in gradient_cross_entropy]
gradient_by_autograd = by_autograd.tolist()

probabilities = [0.01, 0.1, 0.3, 0.5, 0.9, 0.99]
scales = [scale(p, gamma) for p in probabilities]


def crossing(gamma):
    low, high = 0.05, 0.95  # g(low) > 1 > g(high)
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if scale(middle, gamma) > 1 else (low, middle)
    return low


# ko: 이보다 작은 p에서는 초점 손실이 교차 엔트로피보다 세게 밀어 올립니다.
# en: Below this p focal loss pushes harder than cross-entropy, not less.
larger_below_gamma_1 = crossing(1)
larger_below_gamma_2 = crossing(2)
larger_below_gamma_5 = crossing(5)
largest_scale = max(scale(i / 1000, gamma) for i in range(1, 1000))

print("formula  " + "".join(f"{g:10.6f}" for g in gradient_by_formula))
print("autograd " + "".join(f"{g:10.6f}" for g in gradient_by_autograd))
print("CE       " + "".join(f"{g:10.6f}" for g in gradient_cross_entropy))
print("p     " + "".join(f"{p:9.2f}" for p in probabilities))
print("g(p)  " + "".join(f"{s:9.4f}" for s in scales))
print(
    f"g(p) = 1 at p = {larger_below_gamma_1:.4f} (gamma=1)"
    f"  {larger_below_gamma_2:.4f} (2)  {larger_below_gamma_5:.4f} (5)",
)
print(f"max g = {largest_scale:.4f} (gamma=2)")
