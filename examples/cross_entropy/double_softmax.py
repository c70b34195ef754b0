"""ko: 소프트맥스를 두 번 거치면 손실이 폭 1의 구간에 갇히고, 크게 틀린 샘플에서 기울기가 사라집니다.
en: Two softmaxes confine the loss to a range of width 1, and the gradient vanishes on samples that are badly wrong.
"""

import math

import torch
import torch.nn.functional as F

target = torch.tensor(0)

# ko: 첫 소프트맥스의 출력은 가장 좋아도 (1, 0, ...), 가장 나빠도 (0, 1, 0, ...)입니다.
# en: The first softmax gives (1, 0, ...) at best and (0, 1, 0, ...) at worst.
floor, ceiling, uniform, best_probability = {}, {}, {}, {}
for C in (*range(2, 11), 100, 1000, 50257):
    corners = torch.eye(2, C, dtype=torch.float64)
    floor[str(C)] = F.cross_entropy(corners[0], target).item()
    ceiling[str(C)] = F.cross_entropy(corners[1], target).item()
    uniform[str(C)] = math.log(C)
    best_probability[str(C)] = torch.softmax(corners[0], dim=0)[0].item()


def loss_and_norm(margin, softmax_first):
    logits = torch.tensor([margin, 0.0, 0.0], dtype=torch.float64, requires_grad=True)
    loss = F.cross_entropy(logits.softmax(dim=0) if softmax_first else logits, target)
    loss.backward()
    return loss.item(), logits.grad.norm().item()


# ko: 정답 로짓이 나머지보다 margin만큼 큽니다. 음수면 틀린 예측입니다.
# en: The true logit leads the others by `margin`; a negative one is a wrong prediction.
margins = [-10.0, -5.0, -2.0, 0.0, 2.0, 5.0]
right = [loss_and_norm(m, softmax_first=False) for m in margins]
double = [loss_and_norm(m, softmax_first=True) for m in margins]
right_losses, right_norms = [v for v, _ in right], [n for _, n in right]
double_losses, double_norms = [v for v, _ in double], [n for _, n in double]

gradient_ratios = [double_norms[i] / right_norms[i] for i in range(6)]
ratio_at_minus_10, ratio_at_minus_5, ratio_at_minus_2, ratio_at_0 = gradient_ratios[:4]
ratio_at_2, ratio_at_5 = gradient_ratios[4:]
right_loss_at_minus_5, double_loss_at_minus_5 = right_losses[1], double_losses[1]
# ko: 많이 틀릴수록 남는 기울기의 비율이 작아집니다.
# en: The worse the prediction, the smaller the share of the gradient that is left.
starves_the_worst = gradient_ratios == sorted(gradient_ratios)

print("    C     floor   ceiling     log C   best p")
for C in floor:
    print(f"{C:>5}  {floor[C]:8.6f}  {ceiling[C]:8.6f}  {uniform[C]:8.6f}", end="")
    print(f"  {best_probability[C]:.6f}")
print()
print("margin      loss  softmax first    |grad|  softmax first     ratio")
for i in range(6):
    print(f"{margins[i]:6.0f}  {right_losses[i]:8.4f}", end="")
    print(f"  {double_losses[i]:13.4f}  {right_norms[i]:8.6f}", end="")
    print(f"  {double_norms[i]:13.6f}  {gradient_ratios[i]:8.6f}")
