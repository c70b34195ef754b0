"""ko: Dice, Tversky, 픽셀별 Focal Loss에 모양과 자료형이 다른 로짓과 타깃을 넣어 본 결과입니다.
en: What Dice, Tversky and focal loss per pixel do with logits and targets of every shape and dtype.
"""

import torch
import torch.nn.functional as F


def same_shape(logits, targets):
    if logits.shape != targets.shape:
        raise ValueError(f"logits {tuple(logits.shape)} and targets {tuple(targets.shape)} differ")


def dice(logits, targets, smooth=1.0):
    same_shape(logits, targets)
    p, y = logits.sigmoid().flatten(2), targets.flatten(2)
    return (1 - (2 * (p * y).sum(2) + smooth) / ((p + y).sum(2) + smooth)).mean()


def tversky(logits, targets, alpha=0.3, beta=0.7, smooth=1.0):
    same_shape(logits, targets)
    p, y = logits.sigmoid().flatten(2), targets.flatten(2)
    hit = (p * y).sum(2)
    return (1 - (hit + smooth) / (hit + alpha * (p.sum(2) - hit) + beta * (y.sum(2) - hit) + smooth)).mean()


def focal(logits, targets, gamma=2.0):
    same_shape(logits, targets)
    bce = F.binary_cross_entropy_with_logits(logits, targets, reduction="none")
    wrong = torch.sigmoid(logits) * (1 - targets) + torch.sigmoid(-logits) * targets
    return (wrong**gamma * bce).mean()


def outcome(loss, logits, targets):
    """ "yes" with a gradient, "value" without one, "raises" for an error here or in backward()."""
    try:
        if logits.is_floating_point() or logits.is_complex():
            logits.requires_grad_()
        value = loss(logits, targets)
        if not value.requires_grad:
            return "value"
        value.backward()
        return "yes"
    except (RuntimeError, ValueError, IndexError, TypeError) as error:
        messages.setdefault(str(error).split("\n")[0], f"{tuple(logits.shape)} {logits.dtype} {targets.dtype}")
        return "raises"


losses = {"dice": dice, "tversky": tversky, "focal": focal}
dtypes = [torch.float16, torch.bfloat16, torch.float32, torch.float64, torch.int64, torch.bool, torch.complex64]
shapes = {"0-d": (), "(N,)": (4,), "(N, C)": (4, 2), "(N, C, d1)": (4, 2, 3), "(N, C, H, W)": (4, 2, 3, 3)}
mismatched = {"(N, 1, H, W), (N, H, W)": ((4, 1, 3, 3), (4, 3, 3)), "(N, 1), (N,)": ((4, 1), (4,))}
pairs = {name: (shape, shape) for name, shape in shapes.items()} | mismatched
tried, accepted, by_shape, by_dtype, messages = {}, {}, {}, {}, {}
for name, loss in losses.items():
    outcomes = {}
    for pair, (left, right) in pairs.items():
        for x in dtypes:
            for y in dtypes:
                outcomes[pair, x, y] = outcome(loss, torch.zeros(left, dtype=x), torch.ones(right, dtype=y))
    tried[name] = len(outcomes)
    accepted[name] = sum(one == "yes" for one in outcomes.values())
    by_shape[name] = [outcomes[pair, torch.float32, torch.float32] for pair in pairs]
    full = {(x, y): outcomes["(N, C, H, W)", x, y] for x in dtypes for y in dtypes}
    by_dtype[name] = [[full[x, y] for y in dtypes] for x in dtypes]

floating = range(4)
all_floats_work = all(by_dtype[n][x][y] == "yes" for n in losses for x in floating for y in floating)
integer_masks = {n: [by_dtype[n][2][y] for y in (4, 5)] for n in losses}  # int64, bool
integer_masks_work = all(row == ["yes", "yes"] for n, row in integer_masks.items() if n != "focal")
mismatched_raise = all(by_shape[n][5:] == ["raises", "raises"] for n in losses)
names = [str(dtype).removeprefix("torch.") for dtype in dtypes]

print(f"{'float32':26}" + "".join(f"{name:>9}" for name in losses))
for place, pair in enumerate(pairs):
    print(f"{pair:26}" + "".join(f"{by_shape[name][place]:>9}" for name in losses))
for name in losses:
    print(f"\n{name}: {accepted[name]} of {tried[name]}; logits in rows, targets in columns, (N, C, H, W)")
    print(f"{'':10}" + "".join(f"{one:>10}" for one in names))
    for one, row in zip(names, by_dtype[name], strict=True):
        print(f"{one:10}" + "".join(f"{cell:>10}" for cell in row))
print()
for message in messages:
    print(message)
