"""ko: torch.nn의 모든 손실을 아주 작은 입력부터 아주 큰 입력까지 불러, 값의 범위와 기울기의 한계, mean이 나누는 값을 구합니다.
en: Every loss of torch.nn is called on inputs from tiny to huge, for the range of its value, the bound of its gradient and what its mean divides by.
"""

import inspect
import math
import warnings
from itertools import product

import torch
import torch.nn.functional as F
from torch import nn
from torch.nn.modules import loss as loss_module

warnings.simplefilter(
    "ignore"
)  # en: NLLLoss2d and the mean of KLDivLoss warn  # ko: NLLLoss2d와 KLDivLoss의 평균은 경고함
torch.set_default_dtype(torch.float64)

# ko: 이름은 torch에서 찾습니다. torch에 손실이 새로 생기면 이 목록에 나타납니다.
# en: The names are found in torch: a loss that is new there turns up in this list.
others = [name for name in dir(nn) if name.endswith("Loss") and name not in loss_module.__all__]
torch_classes = [*loss_module.__all__, *others]
torch_functions = [name for name in dir(F) if "loss" in name or "entropy" in name or name == "kl_div"]

grid = torch.tensor(list(product([-1.0, -0.5, 0.0, 0.5, 1.0], repeat=3)))
grid = grid[grid.abs().sum(dim=1) > 0].repeat(3, 1)  # (B, C)
index = torch.arange(3).repeat_interleave(len(grid) // 3)  # (B,)
hot = F.one_hot(index, 3).double()  # (B, C)
first_only = torch.stack([index, index * 0 - 1, index * 0 - 1], dim=1)  # en: one label  # ko: 라벨 하나
alike = 1.0 - 2 * (torch.arange(len(grid)) // 2 % 2)  # en: 1 and -1 in turn  # ko: 1과 -1이 번갈아 나옴
frames, lengths = torch.full((len(grid),), 2), 1 + index % 2

# ko: 손실이 받는 뜻에 맞는 입력. s가 크기를 정합니다.
# en: Inputs of the kind that a loss takes; s is their size.
kinds = {
    "values": lambda s: s * grid,
    "distances": lambda s: (s * grid).abs(),
    "log-rates": lambda s: (s * grid).abs().log1p(),
    "probs": lambda s: (s * grid).sigmoid(),
    "log-probs": lambda s: (s * grid).log_softmax(dim=1),
    "frames": lambda s: (s * grid).log_softmax(dim=1).expand(2, -1, -1),  # (T, B, C)
}
calls = {
    "MSELoss": ("values", lambda s: [s * hot]),
    "L1Loss": ("values", lambda s: [s * hot]),
    "SmoothL1Loss": ("values", lambda s: [s * hot]),
    "HuberLoss": ("values", lambda s: [s * hot]),
    "PoissonNLLLoss": ("log-rates", lambda s: [s * hot]),
    "GaussianNLLLoss": ("values", lambda s: [s * hot, (s * grid).abs().roll(1, dims=1)]),
    "CrossEntropyLoss": ("values", lambda s: [index]),
    "NLLLoss": ("log-probs", lambda s: [index]),
    "KLDivLoss": ("log-probs", lambda s: [hot]),
    "BCELoss": ("probs", lambda s: [hot]),
    "BCEWithLogitsLoss": ("values", lambda s: [hot]),
    "LinearCrossEntropyLoss": ("values", lambda s: [index]),
    "HingeEmbeddingLoss": ("distances", lambda s: [2 * hot - 1]),
    "MultiMarginLoss": ("values", lambda s: [index]),
    "MultiLabelMarginLoss": ("values", lambda s: [first_only]),
    "SoftMarginLoss": ("values", lambda s: [2 * hot - 1]),
    "MultiLabelSoftMarginLoss": ("values", lambda s: [hot]),
    "MarginRankingLoss": ("values", lambda s: [s * hot, 2 * hot - 1]),
    "CosineEmbeddingLoss": ("values", lambda s: [s * hot, alike]),
    "TripletMarginLoss": ("values", lambda s: [s * hot, -s * hot]),
    "TripletMarginWithDistanceLoss": ("values", lambda s: [s * hot, -s * hot]),
    "CTCLoss": ("frames", lambda s: [torch.tensor([1, 2]).repeat(len(grid), 1), frames, lengths]),
    "AdaptiveLogSoftmaxWithLoss": ("values", lambda s: [index]),
}
sizes = {"LinearCrossEntropyLoss": (3, 3), "AdaptiveLogSoftmaxWithLoss": (3, 3, [2], 1.0)}


def losses(name, x, scale, reduction, **options):
    if name != "AdaptiveLogSoftmaxWithLoss":  # en: it knows no reduction  # ko: reduction이 없음
        options["reduction"] = reduction
    loss_fn = getattr(nn, name)(*sizes.get(name, ()), **options)
    for weight in loss_fn.parameters():
        nn.init.eye_(
            weight
        )  # en: a last layer that passes features on as logits  # ko: 특징이 그대로 로짓이 되는 마지막 층
    found = loss_fn(x, *calls[name][1](scale))
    if name == "AdaptiveLogSoftmaxWithLoss":
        found = -found.output if reduction == "none" else found.loss
    return found.sum(dim=1) if (name, reduction) == ("KLDivLoss", "none") else found


def bounded(by_scale):
    # ko: 입력이 천 배 커지거나 작아질 때 함께 커지는 값에는 한계가 없습니다.
    # en: What grows with inputs a thousand times as large, or as small, has no bound.
    widest, narrower = max(by_scale, key=abs), max(by_scale[3:-3], key=abs)
    return widest if math.isfinite(widest) and abs(widest) <= 10 * abs(narrower) + 1e-9 else None


torch_facts = {}
print(f"{'loss':30}{'floor':>8}{'top':>6}{'gradient':>9}  mean divides by")
scales = [10.0**power for power in range(-6, 7)]
weights = torch.tensor([1.0, 2.0, 3.0])
for name, (kind, _) in calls.items():
    lowest, highest, steepest = [], [], []
    for scale in scales:
        x = kinds[kind](scale).requires_grad_()
        each = losses(name, x, scale, "none")
        steepest.append(torch.autograd.grad(each.sum(), x)[0].abs().max().item())
        lowest.append(each.min().item())
        highest.append(each.max().item())
    floor = None if bounded(lowest) is None else min(lowest) + 0.0  # en: without a minus zero  # ko: -0을 0으로
    ceiling = None if bounded(highest) is None else max(highest)

    # ko: 클래스 가중치를 받는 손실에는 가중치를 넣고, 합을 무엇으로 나누면 평균이 되는지 찾습니다.
    # en: With class weights where a loss takes them: the sum divided by what gives the mean?
    weighted = {"weight": weights} if "weight" in inspect.signature(getattr(nn, name)).parameters else {}
    x = kinds[kind](1.0)
    each, mean = losses(name, x, 1.0, "none", **weighted), losses(name, x, 1.0, "mean", **weighted)
    means = {
        "elements": each.sum() / grid.numel(),
        "samples": each.sum() / len(grid),
        "weights": each.sum() / weights[index].sum(),
        "lengths": (each / lengths).sum() / len(grid) if each.dim() == 1 else None,
    }
    divides_by = next(by for by, value in means.items() if value is not None and torch.isclose(mean, value))
    torch_facts[name] = {"floor": floor, "ceiling": ceiling, "steepest": bounded(steepest), "divides_by": divides_by}
    shown = ["none" if value is None else f"{value:.5g}" for value in (floor, ceiling, torch_facts[name]["steepest"])]
    print(f"{name:30}{shown[0]:>8}{shown[1]:>6}{shown[2]:>9}  {divides_by}")

# ko: KLDivLoss는 클래스마다 값을 하나씩 냅니다. 위의 값은 한 분포에 대한 합이고, 값 하나는 음수일 수 있습니다.
# en: KLDivLoss returns a value for each class. Above is their sum over a distribution; a single one can be negative.
lowest_class_of_kl = F.kl_div(torch.tensor(0.0), torch.tensor(1 / math.e), reduction="none").item()
print(f"KLDivLoss of one class: {lowest_class_of_kl:.4f} at the lowest")
