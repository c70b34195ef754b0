"""ko: 직접 만든 손실 여섯 가지에 모양과 자료형이 다른 입력과 타깃을 넣어 본 결과입니다.
en: What the six losses built here do with inputs and targets of every shape and dtype.
"""

import torch
import torch.nn.functional as F


def quantile(predictions, targets):
    q = torch.tensor([0.1, 0.9], dtype=predictions.dtype)
    if predictions.dim() != 2 or predictions.shape != (len(targets), len(q)) or targets.dim() != 1:
        raise ValueError("shapes do not fit")
    error = targets[:, None] - predictions
    return torch.maximum(q * error, (q - 1) * error).mean()


def linex(predictions, targets, a=1.0):
    if predictions.shape != targets.shape:
        raise ValueError("shapes differ")
    error = targets - predictions
    return (torch.expm1(a * error) - a * error).mean()


def weighted(predictions, targets):
    if predictions.shape != targets.shape:
        raise ValueError("shapes differ")
    error = targets - predictions
    return (torch.where(error > 0, 4.0, 1.0) * error**2).mean()


def ordinal(logits, grades):
    if logits.dim() != 2 or grades.shape != logits.shape[:1]:
        raise ValueError("shapes do not fit")
    if grades.min() < 0 or grades.max() > logits.shape[1]:
        raise ValueError("grades out of range")
    questions = torch.arange(logits.shape[1])
    return F.binary_cross_entropy_with_logits(logits, (grades[:, None] > questions).to(logits.dtype))


def distillation(student, teacher, T=4.0):
    """The soft term alone; the other one is cross-entropy."""
    if student.shape != teacher.shape or student.dim() != 2:
        raise ValueError("both must be (N, C)")
    log_q, log_p = F.log_softmax(student / T, dim=1), F.log_softmax(teacher.detach() / T, dim=1)
    return F.kl_div(log_q, log_p, reduction="batchmean", log_target=True) * T**2


def smoothing(logits, targets):
    weight = torch.tensor([1.0, 2.0], dtype=logits.dtype)
    losses = F.cross_entropy(logits, targets, reduction="none", label_smoothing=0.1)
    return (weight[targets] * losses).sum() / weight[targets].sum()


def outcome(loss, first, second):
    """ "yes" with a gradient, "value" without one, "raises" for an error here or in backward()."""
    try:
        if first.is_floating_point() or first.is_complex():
            first.requires_grad_()
        value = loss(first, second)
        if not value.requires_grad:
            return "value"
        value.backward()
        return "yes"
    except (RuntimeError, ValueError, IndexError, TypeError) as error:
        messages.setdefault(loss.__name__, {}).setdefault(str(error).split("\n")[0], None)
        return "raises"


losses = [quantile, linex, weighted, ordinal, distillation, smoothing]
dtypes = [torch.float16, torch.bfloat16, torch.float32, torch.float64, torch.int64, torch.bool, torch.complex64]
shapes = {"0-d": (), "(N,)": (4,), "(N, C)": (4, 2), "(N, C, d1)": (4, 2, 3), "(N, C, H, W)": (4, 2, 3, 3)}
pairs = {f"{name} twice": (shape, shape) for name, shape in shapes.items()}
pairs |= {
    "(N, C) and (N,)": ((4, 2), (4,)),
    "(N, 1) and (N,)": ((4, 1), (4,)),
    "(N, C, d1) and (N, d1)": ((4, 2, 3), (4, 3)),
}
tried, accepted, by_shape, by_dtype, messages = {}, {}, {}, {}, {}
for loss in losses:
    name = loss.__name__
    cells = {}
    for pair, (left, right) in pairs.items():
        for x in dtypes:
            for y in dtypes:
                cells[pair, x, y] = outcome(loss, torch.zeros(left, dtype=x), torch.ones(right, dtype=y))
    tried[name], accepted[name] = len(cells), sum(cell == "yes" for cell in cells.values())
    own = "(N, C) twice" if name in ("linex", "weighted", "distillation") else "(N, C) and (N,)"
    target = torch.float32 if name in ("quantile", "linex", "weighted", "distillation") else torch.int64
    by_shape[name] = {pair: cells[pair, torch.float32, target] for pair in pairs}
    by_dtype[name] = [[cells[own, x, y] for y in dtypes] for x in dtypes]
names = [str(dtype).removeprefix("torch.") for dtype in dtypes]
floats_work = all(
    by_dtype[n][x][y] == "yes"
    for n in ("linex", "weighted", "distillation", "quantile")
    for x in range(4)
    for y in range(4)
)
ordinal_takes_float_grades = all(cell == "yes" for row in by_dtype["ordinal"][:4] for cell in row[:4])
smoothing_needs_indices = [by_dtype["smoothing"][2][y] for y in range(7)] == ["raises"] * 4 + ["yes"] + ["raises"] * 2

print(f"{'':24}" + "".join(f"{loss.__name__:>14}" for loss in losses))
for pair in pairs:
    print(f"{pair:24}" + "".join(f"{by_shape[loss.__name__][pair]:>14}" for loss in losses))
for loss in losses:
    name = loss.__name__
    print(f"\n{name}: {accepted[name]} of {tried[name]}; first argument in rows, target in columns")
    print(f"{'':10}" + "".join(f"{one:>10}" for one in names))
    for one, row in zip(names, by_dtype[name], strict=True):
        print(f"{one:10}" + "".join(f"{cell:>10}" for cell in row))
