"""ko: Focal Loss 문제의 답과, 흔한 실수로 나오는 값을 계산합니다.
en: The answers to the questions on focal loss, and the values that common mistakes lead to.
"""

import torch

# ko: 정답 확률이 0.9, γ=2인 샘플의 Focal Loss
# en: The focal loss of a sample with true-class probability 0.9 and γ = 2
p = torch.tensor(0.9)
focal = (-((1 - p) ** 2) * p.log()).item()
with_p_as_factor = (-(p**2) * p.log()).item()
cross_entropy = -p.log().item()
with_gamma_1 = (-(1 - p) * p.log()).item()

# ko: 양성 확률이 0.1이고 정답이 음성인 샘플, α=0.25, γ=2
# en: A negative sample with a probability of 0.1 for positive, α = 0.25 and γ = 2
positive = torch.tensor(0.1)
true_class = 1 - positive
negative = (-0.75 * (1 - true_class) ** 2 * true_class.log()).item()
with_alpha_of_positives = (-0.25 * (1 - true_class) ** 2 * true_class.log()).item()
without_alpha = (-((1 - true_class) ** 2) * true_class.log()).item()
as_a_positive = (-0.25 * (1 - positive) ** 2 * positive.log()).item()

# ko: 정답 확률이 0.1일 때 교차 엔트로피에 대한 기울기의 비(로짓으로 미분, γ=2)
# en: The gradient over that of cross-entropy at a true-class probability of 0.1 (with respect to the logit, γ = 2)
logit = torch.logit(torch.tensor(0.1, dtype=torch.float64)).requires_grad_()
q = logit.sigmoid()
(of_focal,) = torch.autograd.grad(-((1 - q) ** 2) * q.log(), logit, retain_graph=True)
(of_cross_entropy,) = torch.autograd.grad(-q.log(), logit)
gradient_ratio = (of_focal / of_cross_entropy).item()
factor_alone = ((1 - q) ** 2).item()
same_gradient = 1.0

# ko: 참 비율이 0.1인 사건에서 손실의 기댓값이 가장 작은 예측
# en: The prediction with the lowest expected loss for an event with a true share of 0.1
grid = torch.arange(1, 10_000, dtype=torch.float64) / 10_000


def best_prediction(gamma):
    loss_if_it_happens = -((1 - grid) ** gamma) * grid.log()
    loss_if_not = -(grid**gamma) * (1 - grid).log()
    return grid[(0.1 * loss_if_it_happens + 0.9 * loss_if_not).argmin()].item()


predicted = best_prediction(2)
predicted_by_cross_entropy = best_prediction(0)
predicted_with_gamma_1 = best_prediction(1)

print(f"{focal:.4f} {with_p_as_factor:.4f} {cross_entropy:.4f} {with_gamma_1:.4f}")
print(f"{negative:.5f} {with_alpha_of_positives:.5f} {without_alpha:.5f} {as_a_positive:.5f}")
print(f"{gradient_ratio:.4f} {factor_alone:.4f} {same_gradient}")
print(f"{predicted:.3f} {predicted_by_cross_entropy:.3f} {predicted_with_gamma_1:.3f}")
