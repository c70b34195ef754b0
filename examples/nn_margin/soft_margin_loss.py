"""ko: SoftMarginLoss는 라벨이 -1과 1인 로지스틱 손실이고, 0/1 라벨이면 0인 샘플에서 아무것도 배우지 못합니다.
en: SoftMarginLoss is the logistic loss for labels -1 and 1; with labels 0 and 1, samples with 0 teach the model nothing.
"""

import math

import torch
import torch.nn.functional as F

logits = torch.tensor([[2.0, -1.0], [0.5, -3.0]])  # (N, D)
labels = torch.tensor([[1.0, -1.0], [-1.0, 1.0]])  # (N, D)
per_element = F.soft_margin_loss(logits, labels, reduction="none").tolist()
loss = F.soft_margin_loss(logits, labels).item()
total = F.soft_margin_loss(logits, labels, reduction="sum").item()
divisor = total / loss
bce = F.binary_cross_entropy_with_logits(logits, (labels + 1) / 2).item()
equals_bce = math.isclose(loss, bce, rel_tol=1e-6)

at_start = F.soft_margin_loss(torch.zeros(4), torch.tensor([1.0, 1.0, -1.0, -1.0])).item()
near_the_floor = F.soft_margin_loss(torch.tensor([10.0]), torch.ones(1)).item()

# ko: 라벨 0은 로짓과 관계없이 log 2를 내고 기울기가 0입니다.
# en: A label of 0 costs log 2 whatever the logit is, with a gradient of zero.
confident = torch.tensor([-5.0, 0.0, 5.0], requires_grad=True)
with_zero = F.soft_margin_loss(confident, torch.zeros(3), reduction="none")
(gradient_with_zero,) = torch.autograd.grad(with_zero.sum(), confident)
zero_label_losses, zero_label_gradients = with_zero.tolist(), gradient_with_zero.tolist()

# ko: exp를 그대로 계산하므로 크게 틀린 샘플에서 오버플로가 일어납니다.
# en: It computes exp as it stands, so that a sample far on the wrong side overflows.
far = {"float32": {}, "float16": {}}
for name, logit in (("float32", 88), ("float32", 89), ("float16", 11), ("float16", 12)):
    z = torch.tensor([-logit], dtype=getattr(torch, name), requires_grad=True)
    wrong = F.soft_margin_loss(z, torch.ones_like(z))
    wrong.backward()
    stable = F.binary_cross_entropy_with_logits(z, torch.ones_like(z)).item()
    far[name][logit] = {"loss": wrong.item(), "gradient": z.grad.item(), "bce": stable}
try:
    F.soft_margin_loss(torch.zeros(4), torch.ones(4, 1))
except RuntimeError as error:
    column_message = str(error)

print("per element", [[f"{v:.4f}" for v in row] for row in per_element])
print(f"mean {loss:.4f}  sum {total:.4f}  BCEWithLogits {bce:.4f}  at start {at_start:.4f}  at 10 {near_the_floor:.6f}")
print("label 0:", [f"{v:.4f}" for v in zero_label_losses], zero_label_gradients)
for name, rows in far.items():
    print(f"wrong side, {name}:", rows)

x = torch.linspace(-5, 5, 101, requires_grad=True)
loss_curves = {"x": x.tolist(), "loss": {}, "gradient": {}}
for y in (1, -1, 0):
    curve = F.soft_margin_loss(x, torch.full_like(x, y), reduction="none")
    (slope,) = torch.autograd.grad(curve.sum(), x)
    loss_curves["loss"][f"y={y}"], loss_curves["gradient"][f"y={y}"] = curve.tolist(), slope.tolist()
largest_gradient = max(abs(s) for row in loss_curves["gradient"].values() for s in row)
