"""ko: Focal Loss는 교차 엔트로피에 (1 - p)^γ를 곱한 값이며, γ = 0이면 교차 엔트로피와 같습니다.
en: Focal loss is cross-entropy times (1 - p)^γ; with γ = 0 it is cross-entropy.
"""

import torch
import torch.nn.functional as F


def focal_loss(logits, targets, gamma=2.0, weight=None):
    """logits (B, C), class indices (B,), weight (C,) -> loss of each sample (B,)"""
    is_true = F.one_hot(targets, logits.shape[1]).bool()  # (B, C)
    others = logits.masked_fill(is_true, -torch.inf).logsumexp(dim=1)  # (B,)
    return _focal(others - logits[is_true], gamma, None if weight is None else weight[targets])


def binary_focal_loss(logits, targets, gamma=2.0, alpha=None):
    """logits and targets of zeros and ones of one shape -> loss of each element"""
    weight = None if alpha is None else alpha * targets + (1 - alpha) * (1 - targets)
    return _focal((1 - 2 * targets) * logits, gamma, weight)


def _focal(d, gamma, weight):
    # ko: 정답 확률이 p이면 log p = logsigmoid(-d), log(1 - p) = logsigmoid(d)입니다.
    # en: With p of the true class, log p = logsigmoid(-d), log(1 - p) = logsigmoid(d).
    loss = -torch.exp(gamma * F.logsigmoid(d)) * F.logsigmoid(-d)
    return loss if weight is None else weight * loss


logits = torch.tensor([[4.0, 0.5, 0.0], [1.0, 0.5, 0.0], [0.5, 2.0, 1.0], [-1.0, 3.0, 0.0]])
targets = torch.tensor([0, 0, 2, 0])  # (B,)

p_true = logits.softmax(dim=1).gather(1, targets[:, None]).squeeze(1).tolist()
cross_entropies = F.cross_entropy(logits, targets, reduction="none").tolist()
focal_losses = focal_loss(logits, targets).tolist()
mean_by_gamma = {str(g): focal_loss(logits, targets, g).mean().item() for g in (0, 1, 2, 5)}
loss_cross_entropy = F.cross_entropy(logits, targets).item()
gamma_0_is_cross_entropy = abs(mean_by_gamma["0"] - loss_cross_entropy) < 1e-6

# ko: 로짓 z 하나인 이진 분류는 로짓이 (0, z)인 두 클래스와 같습니다.
# en: Binary classification with a logit z is two classes with the logits (0, z).
z, y = torch.tensor([2.0, -1.0, 0.5]), torch.tensor([1.0, 1.0, 0.0])
two_logits = torch.stack([torch.zeros(3), z], dim=1)  # (B, 2)
binary_losses = binary_focal_loss(z, y).tolist()
two_class_losses = focal_loss(two_logits, y.long()).tolist()
binary_is_two_classes = torch.allclose(binary_focal_loss(z, y), focal_loss(two_logits, y.long()))

print("     p       CE   focal (gamma=2)")
for p, ce, focal in zip(p_true, cross_entropies, focal_losses, strict=True):
    print(f"{p:6.3f}{ce:9.4f}{focal:9.4f}")
print("mean by gamma: " + "  ".join(f"{g}: {loss:.4f}" for g, loss in mean_by_gamma.items()))
print(f"cross-entropy: {loss_cross_entropy:.4f}, equal at gamma 0: {gamma_0_is_cross_entropy}")
print("binary         " + "  ".join(f"{loss:.4f}" for loss in binary_losses))
print("two classes    " + "  ".join(f"{loss:.4f}" for loss in two_class_losses))
