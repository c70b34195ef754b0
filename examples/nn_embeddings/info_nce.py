"""ko: InfoNCE는 배치 안에서 짝을 고르는 교차 엔트로피입니다. 붕괴한 모델의 손실은 log N이고, 온도가 높으면 손실이 0 근처로 내려가지 않습니다.
en: InfoNCE is the cross-entropy of finding the partner in the batch: log N for a collapsed model, and far from 0 at a high temperature.
"""

import inspect
import math

import torch
import torch.nn.functional as F


def info_nce(u, k, temperature=0.1):
    u, k = F.normalize(u, dim=1), F.normalize(k, dim=1)  # (N, D), (N, D)
    logits = u @ k.T / temperature  # (N, N)
    targets = torch.arange(len(u), device=u.device)  # ko: 같은 행이 짝  # en: equal rows are partners
    return F.cross_entropy(logits, targets)


def simplex(n):
    """ko: 서로 가장 멀리 떨어진 n개의 벡터  en: n vectors as far apart as possible"""
    return torch.eye(n, dtype=torch.float64) - 1 / n


arguments = list(inspect.signature(info_nce).parameters)
u = torch.tensor([[3.0, 1.0], [1.0, 2.0], [-1.0, 1.0], [0.0, -2.0]], dtype=torch.float64)
k = torch.tensor([[2.0, 0.0], [0.5, 2.0], [-2.0, 1.0], [1.0, -1.0]], dtype=torch.float64)
loss = info_nce(u, k).item()
both_directions = (loss + info_nce(k, u).item()) / 2
by_temperature = {t: info_nce(u, k, t).item() for t in (0.05, 0.1, 0.5, 1.0)}
collapsed = {n: info_nce(torch.ones(n, 2), torch.ones(n, 2)).item() for n in (2, 8, 256)}
# ko: 짝을 무작위로 정한 손실의 평균  # en: mean loss with partners at random
at_random = sum(info_nce(u, k.roll(shift, 0)).item() for shift in range(4)) / 4
random_is_above_log_n = at_random > math.log(4)
floors = {t: info_nce(simplex(8), simplex(8), t).item() for t in (0.1, 0.5, 1.0)}
print("temperature ", {t: round(value, 4) for t, value in by_temperature.items()})
print(f"random partners {at_random:.4f}")
print("collapsed   ", {n: round(value, 4) for n, value in collapsed.items()})
print("floor, N = 8", {t: round(value, 4) for t, value in floors.items()})

# ko: 한 행의 유사도로 보는 기울기. 양성 하나, 음성 넷
# en: the gradient by the similarities of one row: a positive, four negatives
similarities = torch.tensor([0.2, 0.9, 0.5, 0.1, -0.3], dtype=torch.float64)
gradients = {}
for t in (0.05, 0.2, 1.0):
    row = similarities.clone().requires_grad_()
    F.cross_entropy(row[None] / t, torch.tensor([0])).backward()
    gradients[t] = row.grad.tolist()
hardest_share = {t: g[1] / sum(g[1:]) for t, g in gradients.items()}
per_row = F.cross_entropy(similarities.repeat(4, 1), torch.arange(4), reduction="none")
divisor = (per_row.sum() / F.cross_entropy(similarities.repeat(4, 1), torch.arange(4))).item()
print("share of the hardest negative", {t: round(share, 3) for t, share in hardest_share.items()})

# ko: 오류가 나지 않는 실수  # en: mistakes that raise nothing
one = u[:1].clone().requires_grad_()
batch_of_one = info_nce(one, k[:1])
batch_of_one.backward()
loss_of_one, gradient_of_one = batch_of_one.item(), one.grad.norm().item()
raw = {scale: F.cross_entropy(scale * u @ (scale * k).T / 0.1, torch.arange(4)).item() for scale in (0.1, 0.3, 1.0)}
scale_divided = info_nce(u, k, 1 / 0.07).item()  # ko: logit_scale로 나눔  # en: divided by a logit_scale
classes = simplex(4).repeat_interleave(2, dim=0)  # ko: 클래스마다 두 샘플  # en: two samples of each class
false_negatives = info_nce(classes, classes, 0.05).item()
print(f"batch of one {loss_of_one:.1f}, scale divided {scale_divided:.4f}, two of a class {false_negatives:.4f}")
print("without normalisation", {scale: round(value, 4) for scale, value in raw.items()})
try:
    info_nce(u, k[:3])
except IndexError as error:
    message = str(error)
    print(message)

# ko: 그림: 음성 7개의 유사도가 0일 때 양성의 유사도에 따른 손실과 기울기
# en: the figure: loss and gradient over the similarity of the positive, seven negatives at similarity 0
x = torch.linspace(-1, 1, 41, dtype=torch.float64).requires_grad_()
loss_curves = {"x": x.tolist(), "loss": {}, "gradient": {}}
for t in (0.2, 0.5, 1.0):
    logits = torch.cat([x[:, None], torch.zeros(41, 7, dtype=torch.float64)], dim=1) / t
    losses = F.cross_entropy(logits, torch.zeros(41, dtype=torch.int64), reduction="none")
    loss_curves["loss"][f"temperature={t}"] = losses.tolist()
    loss_curves["gradient"][f"temperature={t}"] = torch.autograd.grad(losses.sum(), x)[0].tolist()
