"""ko: torch.nn에 없어서 직접 만드는 손실의 값 범위와 기울기의 한계, mean이 나누는 값, 곡선입니다.
en: Losses that torch.nn lacks and people build: the range of the value, the bound of the gradient, what the mean divides by, and a curve.
"""

import math
from itertools import product

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
INFO_NCE_TEMPERATURE, NT_XENT_TEMPERATURE = 0.1, 0.5
QUANTILE, SMOOTHING, GAMMA, SOFTER, LOW, HIGH = 0.9, 0.1, 2.0, 2.0, 4.0, 1.0
WEIGHTS = torch.tensor([1.0, 2.0, 3.0])


# --8<-- [start:losses]
def info_nce(query, keys):  # en: (B, D) and (B, K, D), key 0 is positive  # ko: (B, D)와 (B, K, D), 키 0이 양성
    logits = (F.normalize(query, dim=1)[:, None] * F.normalize(keys, dim=2)).sum(dim=2) / INFO_NCE_TEMPERATURE
    return F.cross_entropy(logits, torch.zeros(len(query), dtype=torch.long), reduction="none")


def nt_xent(views):  # en: (B, 2N, D), N first views, N second ones  # ko: (B, 2N, D), 첫째 뷰 N개와 둘째 뷰 N개
    z, count = F.normalize(views, dim=2), views.shape[1]
    logits = (z @ z.mT / NT_XENT_TEMPERATURE).masked_fill(torch.eye(count, dtype=torch.bool), -torch.inf)
    positive = torch.arange(count).roll(count // 2).expand(len(views), -1)
    return F.cross_entropy(logits.mT, positive, reduction="none")


def next_token(logits, tokens, reduction):  # (B, L, V), (B, L)
    return F.cross_entropy(logits[:, :-1].mT, tokens[:, 1:], ignore_index=-100, reduction=reduction)


def tversky(logits, mask, alpha=0.3, beta=0.7, smooth=1.0):  # (…, H * W)
    p = logits.sigmoid()
    hit = (p * mask).sum(dim=-1)
    false_alarm, missed = p.sum(dim=-1) - hit, mask.sum(dim=-1) - hit
    return 1 - (hit + smooth) / (hit + alpha * false_alarm + beta * missed + smooth)


def dice(logits, mask):  # en: (2 hit + 1) / (sum + sum + 1)  # ko: (2 hit + 1) / (합 + 합 + 1)
    return tversky(logits, mask, 0.5, 0.5, smooth=0.5)


def focal(logits, mask):
    ce = F.binary_cross_entropy_with_logits(logits, mask, reduction="none")
    return (1 - torch.exp(-ce)) ** GAMMA * ce


def quantile(prediction, target):
    error = target - prediction
    return torch.maximum(QUANTILE * error, (QUANTILE - 1) * error)


def asymmetric(prediction, target):
    error = target - prediction
    return torch.where(error > 0, LOW, HIGH) * error**2


def ordinal(logits, grade):  # (B, K - 1), (B,)
    above = (grade[:, None] > torch.arange(logits.shape[1])).double()
    return F.binary_cross_entropy_with_logits(logits, above, reduction="none")


def distilled(student, teacher):  # en: (B, C), the soft term alone  # ko: (B, C), 소프트 항만
    log_q, log_p = (student / SOFTER).log_softmax(dim=1), (teacher / SOFTER).log_softmax(dim=1)
    return SOFTER**2 * F.kl_div(log_q, log_p, reduction="none", log_target=True).sum(dim=1)


def weighted_smoothing(logits, index):  # (B, C), (B,)
    return WEIGHTS[index] * F.cross_entropy(logits, index, label_smoothing=SMOOTHING, reduction="none")


# --8<-- [end:losses]


grid = torch.tensor(list(product([-1.0, 0.0, 1.0], repeat=3)))
grid = grid[grid.abs().sum(dim=1) > 0].repeat(3, 1)  # (B, C)
index = torch.arange(3).repeat_interleave(len(grid) // 3)  # (B,)
hot = F.one_hot(index, 3).double()  # (B, C)
keys = torch.stack([hot, -hot, -hot], dim=1)
fine = torch.linspace(-8, 8, 1001).repeat(2, 1)
# ko: 픽셀 하나와 나머지 15개. 둘의 마스크와 나머지의 예측을 모두 바꾸어 봅니다. 이미지마다 마스크가 2개입니다.
# en: One pixel and 15 others, with every mask of the two and both predictions of the others; two masks an image.
pixel_there, others_there, found = torch.tensor(list(product([0.0, 1.0], repeat=3))).repeat_interleave(59, 0).T
one_pixel = (torch.arange(1, 60) / 60).logit().repeat(8)
image = torch.cat([one_pixel[:, None], (200 * found - 100)[:, None].expand(-1, 15)], dim=1).view(-1, 2, 16)
masks = torch.cat([pixel_there[:, None], others_there[:, None].expand(-1, 15)], dim=1).view(-1, 2, 16)  # (N, K, H * W)
absent_or_there = torch.tensor([[0.0], [1.0]]).expand_as(fine)
tokens = torch.stack([index, torch.where(index > 0, index, -100)], dim=1)  # en: -100 is padding  # ko: -100은 패딩
smoothed = hot * (1 - SMOOTHING) + SMOOTHING / 3
calls = {
    "info-nce": (lambda s: s * grid, lambda x, s: info_nce(x, keys)),
    "nt-xent": (lambda s: torch.stack([s * grid, -hot, hot, -hot], dim=1), lambda x, s: nt_xent(x)),
    "language-model-loss": (lambda s: s * torch.stack([grid, grid], dim=1), lambda x, s: next_token(x, tokens, "none")),
    "dice-loss": (lambda s: s * image, lambda x, s: dice(x, masks)),
    "tversky-loss": (lambda s: s * image, lambda x, s: tversky(x, masks)),
    "focal-loss-per-pixel": (lambda s: s * fine, lambda x, s: focal(x, absent_or_there)),
    "quantile-loss": (lambda s: s * grid, lambda x, s: quantile(x, s * hot)),
    "asymmetric-loss": (lambda s: s * grid, lambda x, s: asymmetric(x, s * hot)),
    "ordinal-loss": (lambda s: s * grid, lambda x, s: ordinal(x, index)),
    "distillation": (lambda s: s * grid, lambda x, s: distilled(x, s * hot)),
    # ko: 첫 행은 손실이 가장 작은 로짓입니다.
    # en: The first row holds the logits of the smallest loss.
    "weighted-smoothing": (
        lambda s: torch.cat([smoothed[:1].log(), s * grid[1:]]),
        lambda x, s: weighted_smoothing(x, index),
    ),
}
# ko: 손실 값이 샘플이나 원소마다 하나가 아닌 손실
# en: Losses with a value for something other than a sample or an element
one_for_each = {"nt-xent": "views", "dice-loss": "masks", "tversky-loss": "masks"}
customary_mean = {
    "language-model-loss": lambda x, each: next_token(x, tokens, "mean"),
    "weighted-smoothing": lambda x, each: each.sum() / WEIGHTS[index].sum(),
}


def bounded(by_scale):
    # ko: 입력이 천 배 커지거나 작아질 때 함께 커지는 값에는 한계가 없습니다.
    # en: What grows with inputs a thousand times as large, or as small, has no bound.
    widest, narrower = max(by_scale, key=abs), max(by_scale[3:-3], key=abs)
    return widest if math.isfinite(widest) and abs(widest) <= 10 * abs(narrower) + 1e-9 else None


built_facts = {}
print(f"{'loss':22}{'floor':>10}{'top':>8}{'gradient':>9}  mean divides by")
for name, (inputs, loss) in calls.items():
    lowest, highest, steepest = [], [], []
    for scale in [10.0**power for power in range(-6, 7)]:
        x = inputs(scale).requires_grad_()
        each = loss(x, scale)
        steepest.append(torch.autograd.grad(each.sum(), x)[0].abs().max().item())
        lowest.append(round(each.min().item(), 12) + 0.0)  # en: without a minus zero  # ko: -0을 0으로
        highest.append(each.max().item())
    floor = None if bounded(lowest) is None else min(lowest)
    ceiling = None if bounded(highest) is None else max(highest)

    mean = customary_mean.get(name, lambda x, each: each.mean())(x, each)
    counts = {
        "weights": WEIGHTS[index].sum(),
        "tokens": (tokens[:, 1:] >= 0).sum(),
        "samples": len(x),
        one_for_each.get(name, "elements"): each.numel(),
    }
    divides_by = next(by for by, count in counts.items() if torch.isclose(mean, each.sum() / count))
    built_facts[name] = {"floor": floor, "ceiling": ceiling, "steepest": bounded(steepest), "divides_by": divides_by}
    shown = ["none" if value is None else f"{value:.4g}" for value in (floor, ceiling, built_facts[name]["steepest"])]
    print(f"{name:22}{shown[0]:>10}{shown[1]:>8}{shown[2]:>9}  {divides_by}")

# ko: 목록에 그릴 곡선. 가로축은 함께 적은 입력 하나이고 나머지는 고정합니다.
# en: The curves of the list: one input moves along the axis, the rest stays as it is.
t, cosine, part = torch.linspace(-3, 3, 49), torch.linspace(-1, 1, 49), torch.linspace(0, 1, 49)
nothing = torch.zeros_like(t)
one_logit, truth = torch.stack([t, nothing, nothing], dim=1), torch.zeros(len(t), dtype=torch.long)
query = torch.stack([cosine, nothing, (1 - cosine**2).sqrt()], dim=1)
x_axis, y_axis = torch.eye(3)[0].expand(len(t), -1), torch.eye(3)[1].expand(len(t), -1)
mask = torch.tensor([[1.0, 1.0, 0.0, 0.0]]).expand(len(t), -1)
covered = torch.where(mask > 0, part[:, None].logit(), -100.0)
drawn = {
    "info-nce": (cosine, info_nce(query, torch.stack([x_axis, y_axis, -y_axis], dim=1))),
    "nt-xent": (cosine, nt_xent(torch.stack([query, y_axis, x_axis, -y_axis], dim=1))[:, 0]),
    "language-model-loss": (
        t,
        next_token(torch.stack([one_logit] * 2, dim=1), torch.stack([truth] * 2, dim=1), "none")[:, 0],
    ),
    "dice-loss": (part, dice(covered, mask)),
    "tversky-loss": (part, tversky(covered, mask)),
    "focal-loss-per-pixel": (t, focal(t, torch.ones_like(t))),
    "quantile-loss": (t, quantile(t, nothing)),
    "asymmetric-loss": (t, asymmetric(t, nothing)),
    "ordinal-loss": (t, ordinal(torch.stack([t + 1, t - 1], dim=1), truth + 1).mean(dim=1)),
    "distillation": (t, distilled(one_logit, torch.tensor([[2.0, 0.0, 0.0]]).expand(len(t), -1))),
    "weighted-smoothing": (t, weighted_smoothing(one_logit, truth)),
}
built_curves = {name: {"x": x.tolist(), "loss": loss.tolist()} for name, (x, loss) in drawn.items()}
