"""ko: 수치 안정성 문제의 답과, 흔한 실수로 나오는 값을 계산합니다.
en: The answers to the questions on numerical stability, and the values that common mistakes lead to.
"""

import math

import torch
import torch.nn.functional as F

# ko: float16 로짓 12의 exp
# en: The exp of a float16 logit of 12
logit = torch.tensor(12.0, dtype=torch.float16)
exp_in_float16 = f"{logit.exp().item():.0f}"
exp_in_bfloat16 = f"{logit.bfloat16().exp().item():.0f}"
exact = f"{math.exp(12):.0f}"
largest_float16 = f"{torch.finfo(torch.float16).max:.0f}"

# ko: 배율이 65536, 기울기가 0.1, 학습률이 1일 때 optimizer.step()을 직접 부른 뒤의 가중치
# en: A weight of 1 after optimizer.step() itself, at a scale of 65536, a gradient of 0.1 and a learning rate of 1
scale, gradient = 65536.0, 0.1
weight = torch.nn.Parameter(torch.tensor(1.0, dtype=torch.float64))
weight.grad = torch.tensor(scale * gradient, dtype=torch.float64)
torch.optim.SGD([weight], lr=1.0).step()
weight_after_step = weight.item()
with_scaler = 1 - gradient
update_alone = -scale * gradient

# ko: 노름이 0.5인 기울기를 unscale_ 없이 max_norm=1로 자른 다음 scaler.step이 쓰는 노름
# en: The norm that scaler.step uses after clipping a gradient of norm 0.5 to max_norm=1 without unscale_
clipped = torch.nn.Parameter(torch.zeros(()))
clipped.grad = torch.tensor(0.5 * scale)
torch.nn.utils.clip_grad_norm_([clipped], max_norm=1.0)
norm_without_unscale = (clipped.grad / scale).item()
norm_with_unscale = 0.5
max_norm = clipped.grad.item()

# ko: 세 클래스 가운데 하나를 -inf로 가리고 label_smoothing=0.1을 준 손실
# en: A loss with label_smoothing=0.1 where one of three classes is masked with -inf
masked = torch.tensor([[0.0, 0.0, -math.inf]])  # (B, C)
with_smoothing = f"{F.cross_entropy(masked, torch.tensor([0]), label_smoothing=0.1).item():.4f}"
without_smoothing = f"{F.cross_entropy(masked, torch.tensor([0])).item():.4f}"
by_hand = f"{-(F.one_hot(torch.tensor([0]), 3) * masked.log_softmax(dim=1)).sum().item():.4f}"

print(exp_in_float16, exp_in_bfloat16, exact, largest_float16)
print(f"{weight_after_step:.1f} {with_scaler:.1f} {update_alone:.1f}")
print(f"{norm_without_unscale:.7f} {norm_with_unscale} {max_norm:.1f}")
print(with_smoothing, without_smoothing, by_hand)
