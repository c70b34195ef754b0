"""ko: 손실 값과 정답 여부의 관계에 관한 주장을 확인합니다.
en: Claims about how the value of the loss and being right go together.
"""

import math

import torch
import torch.nn.functional as F

first = torch.tensor([0])  # (B,)

# --8<-- [start:correct]
barely_right = torch.tensor([[0.1] + [0.0] * 9])  # (1, C)
narrowly_wrong = torch.tensor([[5.0, 5.1] + [0.0] * 8])  # (1, C)
loss_right, loss_wrong = F.cross_entropy(barely_right, first), F.cross_entropy(narrowly_wrong, first)
right_costs_more = bool(loss_right > loss_wrong)
print(f"{loss_right:.4f}  {loss_wrong:.4f}")
# --8<-- [end:correct]

# --8<-- [start:zero]
logits = torch.tensor([[20.0, 0.0]])  # (1, C)
in_float32, in_float64 = F.cross_entropy(logits, first), F.cross_entropy(logits.double(), first)
zero_is_rounding = in_float32.item() == 0.0 and in_float64.item() > 0.0
print(f"{in_float32:.1e}  {in_float64:.1e}")
# --8<-- [end:zero]

# --8<-- [start:both_rise]
before = torch.tensor([[0.0, 0.1]] * 5 + [[0.1, 0.0]] * 5)  # (B, C)
after = torch.tensor([[0.1, 0.0]] * 9 + [[-10.0, 0.0]])  # ko: 1개만 확신하고 틀림  # en: one is confidently wrong
targets = torch.zeros(10, dtype=torch.long)  # (B,)
accuracy_before, accuracy_after = ((z.argmax(dim=1) == targets).float().mean().item() for z in (before, after))
loss_before, loss_after = F.cross_entropy(before, targets), F.cross_entropy(after, targets)
both_rise = accuracy_after > accuracy_before and bool(loss_after > loss_before)
print(f"{accuracy_before:.1f} -> {accuracy_after:.1f}  {loss_before:.2f} -> {loss_after:.2f}")
# --8<-- [end:both_rise]


# --8<-- [start:squared_error]
def gradient(loss_function, score):
    z = torch.tensor([score], requires_grad=True)
    loss_function(z).backward()
    return abs(z.grad.item())


def after_sigmoid(z):
    return F.mse_loss(z.sigmoid(), torch.ones(1))


def on_the_logit(z):
    return F.mse_loss(z, torch.ones(1))


def cross_entropy(z):
    return F.binary_cross_entropy_with_logits(z, torch.ones(1))


# ko: 정답이 1인데 로짓이 -10인 샘플의 기울기
# en: The gradient of a sample with target 1 and a logit of -10
names = {"sigmoid": after_sigmoid, "logit": on_the_logit, "cross-entropy": cross_entropy}
gradients = {name: gradient(function, -10.0) for name, function in names.items()}
vanishes_after_the_sigmoid_only = [name for name, value in gradients.items() if value < 0.01] == ["sigmoid"]
print({name: f"{value:.1e}" for name, value in gradients.items()})
# --8<-- [end:squared_error]

# --8<-- [start:same_minimum]
grid = torch.linspace(0.001, 0.999, 999)  # (N,)
share = 0.7
brier = share * (1 - grid) ** 2 + (1 - share) * grid**2
log_loss = -share * grid.log() - (1 - share) * (1 - grid).log()
best_by_squared_error, best_by_cross_entropy = grid[brier.argmin()], grid[log_loss.argmin()]
both_ask_for_the_true_share = math.isclose(best_by_squared_error, best_by_cross_entropy, abs_tol=0.002)
print(f"{best_by_squared_error:.2f}  {best_by_cross_entropy:.2f}")
# --8<-- [end:same_minimum]
