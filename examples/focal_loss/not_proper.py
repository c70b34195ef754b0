"""ko: 초점 손실은 참 확률에서 최소가 아니어서, 10% 사건을 더 흔하다고 예측하게 만듭니다.
en: Focal loss is not minimal at the true probability: it makes a 10% event look more frequent.
"""

import torch
import torch.nn.functional as F

prevalence = 0.1
gammas = torch.tensor([0.0, 1.0, 2.0, 5.0], dtype=torch.float64)


def expected_focal_loss(z):
    positive = torch.sigmoid(-z) ** gammas * -F.logsigmoid(z)
    negative = torch.sigmoid(z) ** gammas * -F.logsigmoid(-z)
    return prevalence * positive + (1 - prevalence) * negative  # (4,)


# ko: 모든 표본에 같은 로짓 하나를 내는 모델을 γ마다 학습합니다.
# en: For each γ, train the model that gives every sample the same single logit.
z = torch.zeros(4, dtype=torch.float64, requires_grad=True)
for _ in range(2000):
    (gradient,) = torch.autograd.grad(expected_focal_loss(z).sum(), z)
    with torch.no_grad():
        z -= 2.0 * gradient

predicted = torch.sigmoid(z.detach())  # (4,)
predicted_gamma_0, predicted_gamma_1 = predicted[:2].tolist()
predicted_gamma_2, predicted_gamma_5 = predicted[2:].tolist()
largest_gradient = gradient.abs().max().item()

loss_at_optimum = expected_focal_loss(z.detach()).tolist()
true_logit = torch.logit(torch.tensor(prevalence, dtype=torch.float64))
loss_at_truth = expected_focal_loss(true_logit).tolist()

print("gamma   predicted   loss there   loss at p = 0.1")
for i, gamma in enumerate(gammas.tolist()):
    p, best, at_truth = predicted[i].item(), loss_at_optimum[i], loss_at_truth[i]
    print(f"{gamma:5.0f}{p:12.4f}{best:13.6f}{at_truth:18.6f}")
