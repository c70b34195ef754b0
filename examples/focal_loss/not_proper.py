"""ko: Focal Loss는 참 확률에서 최소가 되지 않지만, 최소가 되는 확률에서 참 확률을 계산할 수 있습니다.
en: Focal loss is not smallest at the true probability, but the true one can be computed from where it is smallest.
"""

import torch
import torch.nn.functional as F

prevalence = 0.1
gammas = torch.tensor([0.0, 1.0, 2.0, 5.0], dtype=torch.float64)


def expected_focal_loss(z):
    positive = torch.sigmoid(-z) ** gammas * -F.logsigmoid(z)
    negative = torch.sigmoid(z) ** gammas * -F.logsigmoid(-z)
    return prevalence * positive + (1 - prevalence) * negative  # (4,)


# ko: 모든 샘플에 같은 로짓 하나를 출력하는 모델을 γ마다 학습합니다.
# en: For each γ, train a model that outputs the same single logit for every sample.
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


def recover(probs, gamma):
    """probs (…, C) of a model trained with focal loss -> estimates of the true ones"""
    scale = (1 - probs) ** gamma - gamma * probs * (1 - probs) ** (gamma - 1) * probs.log()
    ratio = probs / scale
    return ratio / ratio.sum(dim=-1, keepdim=True)


both_classes = torch.stack([1 - predicted, predicted], dim=1)  # (4, 2)
recovered = recover(both_classes, gammas[:, None])[:, 1].tolist()
recovers_the_truth = all(abs(p - prevalence) < 1e-6 for p in recovered)

print("gamma   predicted   loss there   loss at p = 0.1   recovered")
for i, gamma in enumerate(gammas.tolist()):
    p, best, at_truth = predicted[i].item(), loss_at_optimum[i], loss_at_truth[i]
    print(f"{gamma:5.0f}{p:12.4f}{best:13.6f}{at_truth:18.6f}{recovered[i]:12.4f}")
