"""ko: 초점 손실은 교차 엔트로피에 (1 - p)^γ를 곱한 것이며, γ = 0이면 교차 엔트로피와 같습니다.
en: Focal loss is cross-entropy times (1 - p)^γ; with γ = 0 it is cross-entropy itself.
"""

import torch
import torch.nn.functional as F


def focal_loss(logits, targets, gamma):
    log_probs = F.log_softmax(logits, dim=-1)  # (B, C)
    log_p = log_probs.gather(1, targets[:, None]).squeeze(1)  # (B,)
    return (1 - log_p.exp()) ** gamma * -log_p  # (B,)


torch.manual_seed(0)
B, C = 8, 5
logits = torch.randn(B, C)
targets = torch.randint(0, C, (B,))

loss_cross_entropy = F.cross_entropy(logits, targets).item()
loss_gamma_0 = focal_loss(logits, targets, gamma=0).mean().item()
loss_gamma_1 = focal_loss(logits, targets, gamma=1).mean().item()
loss_gamma_2 = focal_loss(logits, targets, gamma=2).mean().item()
loss_gamma_5 = focal_loss(logits, targets, gamma=5).mean().item()

# ko: 표본마다: 정답 확률, 교차 엔트로피, 곱하는 수, 초점 손실
# en: For each sample: true-class probability, cross-entropy, factor, focal loss
p_true = logits.softmax(dim=-1)[torch.arange(B), targets].tolist()
cross_entropies = F.cross_entropy(logits, targets, reduction="none").tolist()
factors = [(1 - p) ** 2 for p in p_true]
focal_losses = focal_loss(logits, targets, gamma=2).tolist()

print("     p       CE   (1-p)^2   focal")
rows = zip(p_true, cross_entropies, factors, focal_losses, strict=True)
for p, ce, factor, focal in rows:
    print(f"{p:6.4f}{ce:9.4f}{factor:10.4f}{focal:8.4f}")
print(f"CE      {loss_cross_entropy:.6f}   gamma=0 {loss_gamma_0:.6f}")
print(f"gamma=1 {loss_gamma_1:.6f}   gamma=2 {loss_gamma_2:.6f}")
print(f"gamma=5 {loss_gamma_5:.6f}")
