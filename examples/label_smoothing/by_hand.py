"""ko: 직접 만든 스무딩 타깃은 내장 손실과 값도 기울기도 같고, 가린 클래스를 빼고 나눌 수도 있습니다.
en: Smoothed targets made by hand give the built-in loss and gradient, and can leave masked classes out.
"""

import torch
import torch.nn.functional as F


def smooth(targets, allowed, alpha):
    """allowed: (B, C) bool"""
    shares = allowed / allowed.sum(dim=-1, keepdim=True)  # (B, C)
    one_hot = F.one_hot(targets, allowed.shape[-1])  # (B, C)
    return (1 - alpha) * one_hot + alpha * shares


def soft_cross_entropy(logits, soft_targets):
    # ko: 타깃이 0인 곳은 건너뜁니다. 로짓이 -inf이면 0 · inf = nan이기 때문입니다.
    # en: Skip where the target is 0: a logit of -inf would give 0 · inf = nan.
    losses = -soft_targets * logits.log_softmax(dim=-1)  # (B, C)
    return losses.where(soft_targets > 0, 0).sum(dim=-1).mean()


logits = torch.tensor(
    [[1.4, -0.6, 0.5, -0.2, 0.5], [-0.8, 1.3, 2.3, 0.9, 2.4]],
    requires_grad=True,
)  # (B, C)
targets = torch.tensor([1, 2])  # (B,)
alpha, everyone = 0.1, torch.ones(2, 5, dtype=torch.bool)

soft_targets = smooth(targets, everyone, alpha)
first_row = soft_targets[0].tolist()
true_mass, wrong_mass = first_row[1], first_row[0]

built_in = F.cross_entropy(logits, targets, label_smoothing=alpha)
by_hand = soft_cross_entropy(logits, soft_targets)
loss_built_in, loss_by_hand = built_in.item(), by_hand.item()
loss_from_soft_targets = F.cross_entropy(logits, soft_targets).item()
(gradient_built_in,) = torch.autograd.grad(built_in, logits)
(gradient_by_hand,) = torch.autograd.grad(by_hand, logits)
same_loss = torch.allclose(built_in, by_hand)
same_gradient = torch.allclose(gradient_built_in, gradient_by_hand)

# ko: 0번 클래스를 -inf로 가립니다.
# en: Class 0 is masked with -inf.
allowed = everyone.clone()
allowed[:, 0] = False
masked = logits.detach().masked_fill(~allowed, -torch.inf).requires_grad_()
loss_masked = F.cross_entropy(masked, targets).item()
masked_built_in = F.cross_entropy(masked, targets, label_smoothing=alpha)
loss_masked_built_in = masked_built_in.item()
masked_by_hand = soft_cross_entropy(masked, smooth(targets, allowed, alpha))
loss_masked_by_hand = masked_by_hand.item()
(masked_gradient,) = torch.autograd.grad(masked_by_hand, masked)
masked_gradient_is_finite = bool(masked_gradient.isfinite().all())

print("target row       " + " ".join(f"{t:.2f}" for t in first_row))
print(f"label_smoothing  {loss_built_in:.6f}")
print(f"by hand          {loss_by_hand:.6f}")
print(f"F.cross_entropy  {loss_from_soft_targets:.6f}")
print(f"same loss {same_loss}, same gradient {same_gradient}")
print()
print(f"class 0 masked, no smoothing     {loss_masked:.4f}")
print(f"class 0 masked, label_smoothing  {loss_masked_built_in:.4f}")
print(f"class 0 masked, by hand          {loss_masked_by_hand:.4f}")
print(f"gradient finite: {masked_gradient_is_finite}")
