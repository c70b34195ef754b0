"""ko: TripletMarginWithDistanceLoss에서 1 - 코사인을 쓰면, 정규화한 임베딩에서 FaceNet의 제곱 거리를 쓴 손실의 절반입니다.
en: In TripletMarginWithDistanceLoss, 1 - cosine gives half the loss of FaceNet's squared distance on normalised embeddings.
"""

import inspect
import math

import torch
import torch.nn as nn
import torch.nn.functional as F

arguments = list(inspect.signature(nn.TripletMarginWithDistanceLoss).parameters)


def cosine_distance(u, v):
    return 1 - F.cosine_similarity(u, v, dim=-1)


def squared_distance(u, v):
    return (u - v).square().sum(dim=-1)


def at(degrees, length=1.0):
    angle = torch.tensor(degrees, dtype=torch.float64) * math.pi / 180
    return length * torch.stack([angle.cos(), angle.sin()], dim=-1)


anchor, positive, negative = at([0.0] * 4), at([60.0] * 4), at([30.0, 60.0, 90.0, 180.0])  # (N, D)


def losses(distance, a=anchor, p=positive, n=negative, **arguments):
    loss = nn.TripletMarginWithDistanceLoss(distance_function=distance, reduction="none", **arguments)
    return loss(a, p, n).tolist()


default = losses(None)
same_as_triplet_margin = default == F.triplet_margin_loss(anchor, positive, negative, reduction="none").tolist()
cosine = losses(cosine_distance, margin=0.5)
squared = losses(squared_distance, margin=1.0)
squared_is_twice_cosine = all(abs(s - 2 * c) < 1e-9 for s, c in zip(squared, cosine, strict=True))
longer = losses(cosine_distance, 3 * anchor, 5 * positive, 7 * negative, margin=0.5)
swapped = losses(cosine_distance, margin=0.5, swap=True)
print("angle to the negative        30     60     90    180")
for name, row in (("distance, margin=1", default), ("1 - cos, margin=0.5", cosine), ("squared, margin=1", squared)):
    print(f"{name:25}" + "".join(f"{value:7.3f}" for value in row))

collapsed = F.triplet_margin_with_distance_loss(anchor, anchor, anchor, distance_function=cosine_distance).item()
# ko: 1 - 코사인은 0에서 2까지이므로 margin이 2보다 크면 손실이 0이 되지 않습니다.
# en: 1 - cosine lies between 0 and 2, so with a margin above 2 the loss never reaches 0
best = (at([0.0]), at([0.0]), at([180.0]))
floors = {margin: losses(cosine_distance, *best, margin=margin)[0] for margin in (0.5, 2.0, 2.5)}
sums = nn.TripletMarginWithDistanceLoss(distance_function=cosine_distance, margin=0.5, reduction="sum")
divisor = sums(anchor, positive, negative).item() / (sum(cosine) / len(cosine))

# ko: 앵커 기울기의 크기: 1 - 코사인은 길이로 나눕니다.
# en: norm of the anchor's gradient: with 1 - cosine it is divided by the length
gradient_norm = {}
for length in (1.0, 10.0):
    a = at([0.0], length).requires_grad_()
    F.triplet_margin_with_distance_loss(a, at([90.0]), at([-90.0]), distance_function=cosine_distance).backward()
    gradient_norm[length] = a.grad.norm().item()

# ko: 오류가 나지 않는 실수  # en: mistakes that raise nothing
similarity = losses(lambda u, v: F.cosine_similarity(u, v, dim=-1), margin=0.5)
scalar = losses(lambda u, v: cosine_distance(u, v).mean(), margin=0.5)
mean_per_triplet = sum(cosine) / len(cosine)
sequence = torch.randn(3, 4, 2, generator=torch.Generator().manual_seed(0))  # (N, T, D)
loss = nn.TripletMarginWithDistanceLoss(distance_function=F.cosine_similarity, reduction="none")
shape_with_default_dim = list(loss(sequence, sequence, sequence).shape)
a_loss_per_feature = shape_with_default_dim == [3, 2]  # (N, D)
print(f"similarity: {similarity[0]:.3f} and {similarity[3]:.3f} for the hard and the easy negative")
print(f"mean taken by the distance: {scalar:.3f} instead of {mean_per_triplet:.3f}; shape {shape_with_default_dim}")

learned = nn.TripletMarginWithDistanceLoss(distance_function=nn.Bilinear(2, 2, 1))
parameters_of_the_loss = len(list(learned.parameters()))
messages = {}
for name, call in {
    "margin": lambda: nn.TripletMarginWithDistanceLoss(margin=0),
    "position": lambda: nn.TripletMarginWithDistanceLoss(cosine_distance),
}.items():
    try:
        call()
    except (ValueError, TypeError) as error:
        messages[name] = str(error)
        print(f"{type(error).__name__}: {error}")

# ko: 그림: 양성이 60도에 있을 때 음성의 각도(라디안)에 따른 손실과 기울기
# en: the figure: loss and gradient over the angle of the negative in radians, the positive at 60 degrees
x = torch.arange(0.03, math.pi, 0.06, dtype=torch.float64).requires_grad_()
loss_curves = {"x": x.tolist(), "loss": {}, "gradient": {}}
for label, distance in (("distance", None), ("1 - cos", cosine_distance), ("squared distance", squared_distance)):
    n = torch.stack([x.cos(), x.sin()], dim=1)
    loss = nn.TripletMarginWithDistanceLoss(distance_function=distance, margin=0.5, reduction="none")(
        at([0.0]), at([60.0]), n
    )
    slope = torch.autograd.grad(loss.sum(), x)[0].tolist()
    jump = next(i for i in range(1, len(slope)) if slope[i] == 0 != slope[i - 1])
    loss_curves["loss"][label] = loss.tolist()
    loss_curves["gradient"][label] = [None if i == jump else s for i, s in enumerate(slope)]
