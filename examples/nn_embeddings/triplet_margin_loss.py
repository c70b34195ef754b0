"""ko: TripletMarginLoss는 거리의 제곱이 아니라 거리를 비교합니다. 쉬운 triplet은 기울기가 0이고, 붕괴한 모델의 손실은 margin과 같습니다.
en: TripletMarginLoss compares distances, not squared ones; easy triplets have no gradient, and a collapsed model stays at the margin.
"""

import inspect

import torch
import torch.nn as nn
import torch.nn.functional as F

arguments = list(inspect.signature(nn.TripletMarginLoss).parameters)
anchor = torch.zeros(4, 2)  # (N, D)
positive = torch.tensor([[3.0, 4.0]] * 4)  # ko: 거리 5  # en: distance 5
# ko: 거리 10, 5.5, 5, 2
# en: distances 10, 5.5, 5, 2
negative = torch.tensor([[6.0, 8.0], [3.3, 4.4], [0.0, 5.0], [0.0, 2.0]])


def losses(a=anchor, pos=positive, neg=negative, **arguments):
    return F.triplet_margin_loss(a, pos, neg, reduction="none", **arguments).tolist()


per_triplet = losses()
swapped = losses(swap=True)
facenet = (25 - negative.square().sum(dim=1) + 1).clamp(min=0).tolist()  # ko: 제곱한 거리  # en: squared distances
print("distance to the negative   10   5.5     5     2")
for name, row in (("loss", per_triplet), ("swap=True", swapped), ("squared distances", facenet)):
    print(f"{name:22}" + "".join(f"{value:6.2f}" for value in row))

total = {r: F.triplet_margin_loss(anchor, positive, negative, reduction=r).item() for r in ("sum", "mean")}
divisor = total["sum"] / total["mean"]
active = sum(value > 0 for value in per_triplet)
mean_of_active = total["sum"] / active
collapsed = {m: F.triplet_margin_loss(*[torch.ones(4, 2)] * 3, margin=m).item() for m in (0.2, 1.0)}
floor = min(per_triplet)
print(f"mean {total['mean']:.3f}, of the {active} active {mean_of_active:.3f}; collapsed {collapsed}")


# ko: 기울기의 크기: 앵커, 양성, 음성  # en: norms of the gradients: anchor, positive, negative
def gradient_norms(n, p=(3.0, 4.0)):
    points = [torch.tensor([point], requires_grad=True) for point in ((0.0, 0.0), p, n)]
    F.triplet_margin_loss(*points).backward()
    return [point.grad.norm().item() for point in points]


easy_gradient = gradient_norms((6.0, 8.0))
hard_gradient = gradient_norms((-0.6, -0.8))  # ko: 양성의 반대쪽  # en: opposite the positive
collapsed_gradient = gradient_norms((0.0, 0.0), p=(0.0, 0.0))

# ko: eps는 거리가 아니라 차의 각 성분에 더해집니다.
# en: eps is added to every component of the difference, not to the distance
origin = torch.zeros(1, 4, dtype=torch.float64)
far = torch.full((1, 4), 100.0, dtype=torch.float64)
distance_of_equal = F.pairwise_distance(origin, origin).item()
there, back = (F.pairwise_distance(u, v, eps=0.1).item() for u, v in ((origin, far), (far, origin)))
print(f"equal points {distance_of_equal:.1e}; with eps=0.1 there {there:.1f}, back {back:.1f}")

# ko: 오류가 나지 않는 실수  # en: mistakes that raise nothing
scaled = losses(10 * anchor, 10 * positive, 10 * negative)  # ko: 순위는 그대로  # en: the same ranking
features = torch.arange(120.0).reshape(3, 2, 4, 5)  # (N, C, H, W)
shape_of_features = list(F.triplet_margin_loss(features, features, features, reduction="none").shape)
a_loss_for_each_row = shape_of_features == [3, 2, 4]  # (N, C, H)
one_column = losses(neg=negative[:, :1])  # (N, D) (N, D) (N, 1)
print("times 10", [f"{value:.1f}" for value in scaled])
print("a loss for each of", shape_of_features)

messages = {}
for name, call in {
    "margin": lambda: nn.TripletMarginLoss(margin=0),
    "dimensions": lambda: F.triplet_margin_loss(anchor, positive, negative[0]),
    "batch": lambda: F.triplet_margin_loss(anchor, positive, negative[:3]),
}.items():
    try:
        call()
    except (ValueError, RuntimeError) as error:
        messages[name] = str(error)
        print(f"{type(error).__name__}: {error}")

# ko: 그림: 양성까지 거리가 1일 때 음성까지의 거리에 따른 손실과 기울기
# en: the figure: loss and gradient over the distance to the negative, the positive at distance 1
x = torch.arange(0.05, 4, 0.1, dtype=torch.float64).requires_grad_()  # (G,)
unit = torch.tensor([[1.0, 0.0]], dtype=torch.float64)
loss_curves = {"x": x.tolist(), "loss": {}, "gradient": {}}
for margin in (0.2, 1.0, 2.0):
    loss = F.triplet_margin_loss(0 * unit, unit, x[:, None] * unit, margin=margin, reduction="none")
    slope = torch.autograd.grad(loss.sum(), x)[0].tolist()
    jump = next(i for i in range(1, len(slope)) if slope[i] - slope[i - 1] > 0.5)
    loss_curves["loss"][f"margin={margin}"] = loss.tolist()
    loss_curves["gradient"][f"margin={margin}"] = [None if i == jump else s for i, s in enumerate(slope)]
