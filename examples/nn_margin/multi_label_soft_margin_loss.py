"""ko: MultiLabelSoftMarginLoss는 클래스를 먼저 평균한 BCEWithLogitsLoss이며, mean이면 두 값이 같습니다.
en: MultiLabelSoftMarginLoss is BCEWithLogitsLoss averaged over the classes first; with the mean, both return the same.
"""

import math

import torch
import torch.nn.functional as F

logits = torch.tensor([[1.0, -1.0, 2.0], [0.0, 3.0, -2.0]])  # (N, C)
targets = torch.tensor([[1.0, 0.0, 1.0], [0.0, 0.0, 1.0]])  # (N, C)
per_sample = F.multilabel_soft_margin_loss(logits, targets, reduction="none").tolist()  # (N,)
loss = F.multilabel_soft_margin_loss(logits, targets).item()
total = F.multilabel_soft_margin_loss(logits, targets, reduction="sum").item()
bce = F.binary_cross_entropy_with_logits(logits, targets).item()
bce_total = F.binary_cross_entropy_with_logits(logits, targets, reduction="sum").item()
same_mean = math.isclose(loss, bce, rel_tol=1e-6)
divisor = bce_total / loss
z = logits.clone().requires_grad_()
both = [F.multilabel_soft_margin_loss(z, targets), F.binary_cross_entropy_with_logits(z, targets)]
gradient, gradient_of_bce = (torch.autograd.grad(one, z)[0] for one in both)
same_gradient = torch.allclose(gradient, gradient_of_bce)
gradient_list = gradient.tolist()
divisor_of_the_sum = bce_total / total

at_start = F.multilabel_soft_margin_loss(torch.zeros(1, 8), torch.eye(8)[:1]).item()
near_the_floor = F.multilabel_soft_margin_loss(torch.tensor([[10.0, -10.0]]), torch.tensor([[1.0, 0.0]])).item()
weight = torch.tensor([1.0, 1.0, 4.0])
weighted = F.multilabel_soft_margin_loss(logits, targets, weight=weight).item()
weighted_bce = F.binary_cross_entropy_with_logits(logits, targets, weight=weight).item()
same_weighted = math.isclose(weighted, weighted_bce, rel_tol=1e-6)
far = F.multilabel_soft_margin_loss(
    torch.tensor([[-1000.0]]), torch.ones(1, 1)
).item()  # ko: 오버플로 없음  # en: no overflow

# ko: 라벨 -1은 손실을 음수로 만들고, 하한이 없습니다.
# en: Labels of -1 make the loss negative, and it has no floor.
signed = targets * 2 - 1
with_signed = [F.multilabel_soft_margin_loss(scale * logits.sign(), logits.sign()).item() for scale in (1, 10, 100)]
no_floor = with_signed[0] > with_signed[1] > with_signed[2] and with_signed[2] < 0
# ko: 모양이 달라도 브로드캐스트합니다. 클래스 축은 언제나 마지막 축입니다.
# en: Other shapes broadcast. The class axis is always the last one.
column, flat = logits[:, :1], targets[:, 0]  # (N, 1), (N,)
right_shape = F.multilabel_soft_margin_loss(column, flat[:, None]).item()
broadcast = F.multilabel_soft_margin_loss(column, flat).item()
image_shape = list(
    F.multilabel_soft_margin_loss(torch.zeros(2, 3, 4, 5), torch.ones(2, 3, 4, 5), reduction="none").shape
)
messages = {}
try:
    F.binary_cross_entropy_with_logits(column, flat)
except ValueError as error:
    messages["bce"] = str(error)
try:
    F.multilabel_soft_margin_loss(logits, targets.bool())
except RuntimeError as error:
    messages["bool"] = str(error)

print("per sample", [f"{v:.4f}" for v in per_sample], " none of (2, 3, 4, 5):", image_shape)
print(
    f"mean {loss:.4f} = {bce:.4f}  sum {total:.4f}, not {bce_total:.4f}  weighted {weighted:.4f} = {weighted_bce:.4f}"
)
print(f"at start {at_start:.4f}  at 10 {near_the_floor:.6f}  at -1000 {far:.1f}")
print("labels -1 and 1:", [f"{v:.4f}" for v in with_signed], f" broadcast {broadcast:.4f} instead of {right_shape:.4f}")

x = torch.linspace(
    -5, 5, 101, requires_grad=True
)  # ko: 클래스 3개 중 하나의 로짓, 나머지는 0  # en: one logit of three; the others are 0
loss_curves = {"x": x.tolist(), "loss": {}, "gradient": {}}
for label, y, w in (("y=1", 1.0, 1.0), ("y=0", 0.0, 1.0), ("y=1, weight=3", 1.0, 3.0), ("y=-1", -1.0, 1.0)):
    given = torch.stack([x, torch.zeros_like(x), torch.zeros_like(x)], dim=1)  # (G, C)
    wanted = torch.tensor([y, 0.0, 0.0]).expand_as(given)
    curve = F.multilabel_soft_margin_loss(given, wanted, weight=torch.tensor([w, 1.0, 1.0]), reduction="none")
    (slope,) = torch.autograd.grad(curve.sum(), x)
    loss_curves["loss"][label], loss_curves["gradient"][label] = curve.tolist(), slope.tolist()
largest_gradient = max(abs(s) for s in loss_curves["gradient"]["y=1"] + loss_curves["gradient"]["y=0"])
