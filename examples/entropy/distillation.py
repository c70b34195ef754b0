"""ko: 지식 증류의 KL 손실은 온도 T를 올리면 기울기가 T²에 반비례해 작아지므로 T²을 곱합니다.
en: In distillation the gradient of the KL loss shrinks like 1/T², so the loss is multiplied by T².
"""

import torch
import torch.nn.functional as F


def distillation_loss(student, teacher, T):
    """Mean over the batch; both arguments are logits (N, C)."""
    log_q = F.log_softmax(student / T, dim=-1)
    log_p = F.log_softmax(teacher.detach() / T, dim=-1)
    return F.kl_div(log_q, log_p, reduction="batchmean", log_target=True) * T**2


teacher = torch.tensor([[4.0, 2.0, -1.0], [0.5, 3.0, 1.0]], dtype=torch.float64)  # (N, C)
student = torch.tensor([[1.0, 2.0, 0.0], [0.0, 0.5, 1.5]], dtype=torch.float64, requires_grad=True)

norms = {}
print(f"{'T':>4}{'gradient norm':>16}{'without T^2':>14}")
for T in (1, 2, 4, 8, 16, 32):
    (gradient,) = torch.autograd.grad(distillation_loss(student, teacher, T), student)
    norms[str(T)] = gradient.norm().item()
    print(f"{T:>4}{norms[str(T)]:>16.4f}{norms[str(T)] / T**2:>14.6f}")

# ko: T가 클 때 기울기는 로짓의 차이(평균을 뺀 것)를 클래스 개수로 나눈 값에 가까워집니다.
# en: For large T it approaches the centred difference of the logits over the number of classes.
difference = (student - teacher).detach()
limit = ((difference - difference.mean(dim=-1, keepdim=True)) / (2 * 3)).norm().item()  # / (N C)
shrink_from_16_to_32 = (norms["16"] / 16**2) / (norms["32"] / 32**2)
stays_the_same_size = max(norms.values()) < 1.2 * min(norms.values())

# ko: 로짓이 10배이면 온도 1의 소프트맥스가 포화되어 있어서 크기가 유지되지 않습니다.
# en: With logits ten times as large, softmax is saturated at a temperature of 1, and the size is not kept.
sharp = (10 * student).detach().requires_grad_()
sharp_norms = [torch.autograd.grad(distillation_loss(sharp, 10 * teacher, T), sharp)[0].norm().item() for T in (1, 32)]
grows_with_sharp_logits = sharp_norms[1] > 5 * sharp_norms[0]
print(f"\nlimit {limit:.4f}   16 -> 32 without T^2: divided by {shrink_from_16_to_32:.3f}")
print(f"logits x 10: {sharp_norms[0]:.4f} at T = 1, {sharp_norms[1]:.4f} at T = 32")
