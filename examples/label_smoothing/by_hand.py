"""ko: 손으로 만든 스무딩 타깃은 같은 텐서와 같은 식을 쓸 때에만 내장 손실을 검증합니다.
en: Hand-made smoothed targets check the built-in loss only with the same tensors and the same formula.
"""

import torch
import torch.nn.functional as F

torch.manual_seed(0)
alpha, N, C = 0.1, 8, 5
logits = torch.randn(N, C).double().requires_grad_()
targets = torch.randint(C, (N,))

# ko: 모든 클래스에 α/C를 주고 정답에 1-α를 더합니다.
# en: Everyone gets α/C, and the true class 1-α on top.
smoothed = (1 - alpha) * F.one_hot(targets, C).double() + alpha / C  # (N, C)
first_target = targets[0].item()
first_row = smoothed[0].tolist()
true_mass = 1 - alpha + alpha / C
wrong_mass = alpha / C

log_probs = logits.log_softmax(dim=1)
loss_by_hand = -(smoothed * log_probs).sum(dim=1).mean()
loss_built_in = F.cross_entropy(logits, targets, label_smoothing=alpha)
loss_from_soft_targets = F.cross_entropy(logits, smoothed)

gradient_by_hand = torch.autograd.grad(loss_by_hand, logits, retain_graph=True)[0]
gradient_built_in = torch.autograd.grad(loss_built_in, logits)[0]
gradients_agree = torch.allclose(gradient_by_hand, gradient_built_in)
agrees = torch.allclose(loss_by_hand, loss_built_in)

# ko: 텐서를 새로 뽑으면 다른 문제의 손실이므로 비교할 수 없습니다.
# en: Freshly drawn tensors are another problem: nothing can be compared.
other_logits, other_targets = torch.randn(N, C).double(), torch.randint(C, (N,))
loss_other_tensors = F.cross_entropy(other_logits, other_targets, label_smoothing=alpha)

# ko: 같은 텐서라도 오답에만 나누는 식이면 값이 다릅니다.
# en: On the same tensors, the formula that shares among the wrong classes differs.
wrong_only = torch.full((N, C), alpha / (C - 1), dtype=torch.float64)
wrong_only[torch.arange(N), targets] = 1 - alpha
loss_other_formula = F.cross_entropy(logits, wrong_only).item()

print(f"y[0] = {first_target}, target row " + " ".join(f"{t:.2f}" for t in first_row))
print()
print(f"by hand                      {loss_by_hand:.7f}")
print(f"label_smoothing=0.1          {loss_built_in:.7f}")
print(f"F.cross_entropy(z, smoothed) {loss_from_soft_targets:.7f}")
print(f"equal: {agrees}, gradients equal: {gradients_agree}")
print()
print(f"other formula                {loss_other_formula:.7f}")
print(f"other tensors                {loss_other_tensors:.7f}")
