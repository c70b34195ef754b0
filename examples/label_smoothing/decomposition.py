"""ko: 스무딩한 손실은 교차 엔트로피와 모든 클래스의 평균 손실을 1-α 대 α로 섞은 것입니다.
en: The smoothed loss mixes cross-entropy and the mean loss over all classes in the proportion 1-α to α.
"""

import math

import torch
import torch.nn.functional as F

torch.manual_seed(0)
alpha, N, C = 0.1, 8, 5
logits = torch.randn(N, C).double().requires_grad_()
targets = torch.randint(C, (N,))

loss_smoothed = F.cross_entropy(logits, targets, label_smoothing=alpha)
log_probs = logits.log_softmax(dim=1)  # (N, C)

cross_entropy_part = F.cross_entropy(logits, targets).item()
all_classes_part = -log_probs.mean().item()
loss_mixed = (1 - alpha) * cross_entropy_part + alpha * all_classes_part

# ko: 둘째 항은 균등 분포에서 모델까지의 KL에 상수 log C를 더한 것입니다.
# en: The second term is the KL from the uniform distribution to the model, plus log C.
uniform = torch.full((N, C), 1 / C, dtype=torch.float64)
kl_from_uniform = F.kl_div(log_probs, uniform, reduction="batchmean").item()
kl_part = kl_from_uniform + math.log(C)
loss_with_kl = (1 - alpha) * cross_entropy_part + alpha * kl_part

# ko: 기울기는 원-핫 대신 스무딩한 타깃 t를 뺀 p - t입니다.
# en: The gradient is p - t: the smoothed target t takes the place of the one-hot.
t = (1 - alpha) * F.one_hot(targets, C).double() + alpha / C  # (N, C)
gradient = torch.autograd.grad(loss_smoothed, logits)[0] * N
formula = logits.softmax(dim=1) - t
gradient_difference = (gradient - formula).abs().max().item()
gradient_first_row = gradient[0].tolist()

# ko: 무시하는 라벨은 합에도 나누는 수에도 들지 않습니다.
# en: Ignored targets enter neither the sum nor the divisor.
ignored = [1, 4, 6]
partly_ignored = targets.clone()
partly_ignored[ignored] = -100
kept = [i for i in range(N) if i not in ignored]
smoothed_loss = torch.nn.CrossEntropyLoss(label_smoothing=alpha)
loss_with_ignored = smoothed_loss(logits, partly_ignored).item()
loss_of_kept_rows = smoothed_loss(logits[kept], targets[kept]).item()

print(f"-log p[y]                           {cross_entropy_part:.10f}")
print(f"mean over k of -log p[k]            {all_classes_part:.10f}")
print(f"KL(u || p) + log C                  {kl_part:.10f}")
print()
print(f"label_smoothing=0.1                 {loss_smoothed:.10f}")
print(f"(1-a) CE + a mean                   {loss_mixed:.10f}")
print(f"(1-a) CE + a (KL + log C)           {loss_with_kl:.10f}")
print()
print(f"|N dL/dz - (p - t)| < 1e-12         {gradient_difference < 1e-12}")
print(f"3 of 8 targets -100                 {loss_with_ignored:.10f}")
print(f"the 5 kept rows alone               {loss_of_kept_rows:.10f}")
