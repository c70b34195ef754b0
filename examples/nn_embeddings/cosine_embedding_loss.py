"""ko: CosineEmbeddingLoss는 타깃 1과 -1만 구별합니다. 타깃이 0인 쌍은 오류 없이 손실과 기울기가 0입니다.
en: CosineEmbeddingLoss knows the targets 1 and -1 only; a pair with target 0 has no loss, no gradient and raises nothing.
"""

import inspect
import math

import torch
import torch.nn as nn
import torch.nn.functional as F

arguments = list(inspect.signature(nn.CosineEmbeddingLoss).parameters)
degrees = [0, 60, 90, 180]
x1 = torch.tensor([[2.0, 0.0]] * 4)  # (N, D)
x2 = torch.tensor([[math.cos(math.radians(d)), math.sin(math.radians(d))] for d in degrees])  # (N, D)


def losses(target, **arguments):
    return F.cosine_embedding_loss(x1, x2, torch.full((4,), target), reduction="none", **arguments).tolist()


same, different = losses(1), losses(-1)
by_margin = {margin: losses(-1, margin=margin)[:2] for margin in (-0.5, 0.0, 0.3, 1.0)}  # cos = 1, 0.5
print("angle    " + "".join(f"{d:7d}" for d in degrees))
print("target  1" + "".join(f"{value:7.2f}" for value in same))
print("target -1" + "".join(f"{value:7.2f}" for value in different))

# ko: 모든 쌍의 코사인이 같을 때의 손실. 절반은 1, 절반은 -1
# en: the loss when every pair has the same cosine; half of the targets are 1, half -1
half = torch.tensor([1, 1, -1, -1])
start = {}
for angle in (0, 60, 90):
    b = torch.tensor([[math.cos(math.radians(angle)), math.sin(math.radians(angle))]] * 4)
    start[angle] = {m: F.cosine_embedding_loss(x1, b, half, margin=m).item() for m in (0.0, 0.5)}
    print(f"every pair at {angle:2d}: {start[angle][0.0]:.2f}, with margin=0.5 {start[angle][0.5]:.2f}")
orthogonal_equals_collapsed = start[90][0.0] == start[0][0.0]
floor = F.cosine_embedding_loss(x1[:2], x2[[0, 2]], torch.tensor([1, -1])).item()
total = {r: F.cosine_embedding_loss(x1, x2, half, reduction=r).item() for r in ("sum", "mean")}
divisor = total["sum"] / total["mean"]

# ko: 직교하는 쌍에서 기울기의 크기는 1 / (임베딩의 길이)
# en: at a right angle the norm of the gradient is 1 / (length of the embedding)
gradient_norm = {}
for length in (10.0, 1.0, 0.1, 0.0):
    a = torch.tensor([[length, 0.0]], requires_grad=True)
    F.cosine_embedding_loss(a, x2[[2]], torch.tensor([1])).backward()
    gradient_norm[length] = a.grad.norm().item()
    print(f"length {length:4.1f}: gradient {gradient_norm[length]:.4g}")

# ko: 영벡터가 ReLU에서 나왔다면 ReLU의 기울기가 0이라 그 앞으로는 아무것도 가지 않습니다.
# en: where a zero vector comes from a ReLU, the ReLU has the gradient 0 and passes nothing on
before = torch.tensor([[-1.0, -2.0]], requires_grad=True)
F.cosine_embedding_loss(before.relu(), x2[[2]], torch.tensor([1])).backward()
gradient_before_relu_is_zero = before.grad.norm().item() == 0

# ko: 오류가 나지 않는 실수  # en: mistakes that raise nothing
zero_one = F.cosine_embedding_loss(x1, x2, torch.tensor([1, 1, 0, 0]), reduction="none").tolist()
boolean = F.cosine_embedding_loss(x1, x2, torch.tensor([True, True, False, False]), reduction="none").tolist()
soft = losses(0.9)
other_targets_ignored = soft == [0.0] * 4 and boolean[2:] == [0.0] * 2
a = x1[:1].clone().requires_grad_()
F.cosine_embedding_loss(a, x2[1:2], torch.tensor([0])).backward()
zero_target_gradient = a.grad.norm().item()
one_column = F.cosine_embedding_loss(torch.ones(3, 2), torch.ones(3, 1), torch.ones(3)).item()  # (3, 2) (3, 1)
print("targets 1 1 0 0", zero_one)
print(f"(3, 2) with (3, 1): {one_column:.3f}")

messages = {}
for name, shape, target in (("tokens", (3, 4, 2), torch.ones(3)), ("single", (2,), torch.ones(1))):
    try:
        F.cosine_embedding_loss(torch.ones(shape), torch.ones(shape), target)
    except RuntimeError as error:
        messages[name] = str(error)
        print(messages[name])

# ko: 그림: 각도에 따른 손실과 기울기  # en: the figure: loss and gradient over the angle
angle = torch.linspace(0, math.pi, 50, dtype=torch.float64).requires_grad_()
loss_curves = {"x": angle.tolist(), "loss": {}, "gradient": {}}
for label, target, margin in (
    ("target=1", 1, 0.0),
    ("target=-1, margin=0", -1, 0.0),
    ("target=-1, margin=0.5", -1, 0.5),
):
    b = torch.stack([angle.cos(), angle.sin()], dim=1)
    targets = torch.full_like(angle, target)
    loss = F.cosine_embedding_loss(torch.tensor([[1.0, 0.0]]).double(), b, targets, margin=margin, reduction="none")
    slope = torch.autograd.grad(loss.sum(), angle)[0].tolist()
    # ko: 기울기가 0으로 건너뛰는 곳에서 곡선을 끊습니다.
    # en: the curve is broken where the gradient jumps to zero
    jump = next((i for i in range(1, len(slope)) if abs(slope[i] - slope[i - 1]) > 0.5), None)
    loss_curves["loss"][label] = loss.tolist()
    loss_curves["gradient"][label] = [None if i == jump else s for i, s in enumerate(slope)]
