"""ko: 라벨 스무딩의 손실은 교차 엔트로피와 모든 클래스의 평균 손실을 (1-α):α로 섞은 값입니다.
en: The smoothed loss is cross-entropy and the mean loss over all classes, mixed in the proportion (1-α):α.
"""

import math

import torch
import torch.nn.functional as F

logits = torch.tensor(
    [[1.4, -0.6, 0.5, -0.2, 0.5], [-0.8, 1.3, 2.3, 0.9, 2.4]],
    dtype=torch.float64,
    requires_grad=True,
)  # (B, C)
targets = torch.tensor([1, 2])  # (B,)
alpha, (B, C) = 0.1, logits.shape

loss_smoothed = F.cross_entropy(logits, targets, label_smoothing=alpha)
log_probs = logits.log_softmax(dim=1)  # (B, C)
cross_entropy_part = F.cross_entropy(logits, targets).item()
all_classes_part = -log_probs.mean().item()
loss_mixed = (1 - alpha) * cross_entropy_part + alpha * all_classes_part

# ko: 둘째 항은 균등분포에서 모델까지의 KL에 상수 log C를 더한 값입니다.
# en: The second term is the KL from the uniform distribution to the model, plus log C.
uniform = torch.full((B, C), 1 / C, dtype=torch.float64)
kl_from_uniform = F.kl_div(log_probs, uniform, reduction="batchmean").item()
kl_part = kl_from_uniform + math.log(C)

# ko: 기울기에서 원-핫 타깃의 자리에 스무딩한 타깃이 들어갑니다.
# en: In the gradient, the smoothed target takes the place of the one-hot.
t = (1 - alpha) * F.one_hot(targets, C).double() + alpha / C  # (B, C)
gradient = torch.autograd.grad(loss_smoothed, logits)[0] * B
formula = (logits.softmax(dim=1) - t).detach()
gradient_first_row = gradient[0].tolist()
gradient_is_p_minus_t = (gradient - formula).abs().max().item() < 1e-12

# ko: -100인 타깃은 분자와 분모 어디에도 들어가지 않습니다.
# en: A target of -100 enters neither the sum nor the divisor.
smoothed_loss = torch.nn.CrossEntropyLoss(label_smoothing=alpha)
loss_with_ignored = smoothed_loss(logits, torch.tensor([1, -100])).item()
loss_of_kept_row = smoothed_loss(logits[:1], targets[:1]).item()

print(f"-log p[y]                 {cross_entropy_part:.6f}")
print(f"mean over k of -log p[k]  {all_classes_part:.6f}")
print(f"KL(u || p) + log C        {kl_part:.6f}")
print()
print(f"label_smoothing=0.1       {loss_smoothed:.6f}")
print(f"0.9 first + 0.1 second    {loss_mixed:.6f}")
print(f"gradient is p - t         {gradient_is_p_minus_t}")
print()
print(f"second target -100        {loss_with_ignored:.6f}")
print(f"first row alone           {loss_of_kept_row:.6f}")
