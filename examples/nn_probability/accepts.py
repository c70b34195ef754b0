"""ko: 확률 손실 여섯 개를 자료형과 모양의 모든 조합으로 호출해, 학습되는 것과 브로드캐스팅되는 것을 셉니다.
en: Six probability losses, called over a grid of dtypes and shapes: what trains, and what is broadcast.
"""

import itertools
import warnings

import torch
from torch import nn

N, C, T, H, W = 2, 3, 4, 5, 6
shapes = [(), (C,), (N,), (N, 1), (N, C), (N, T), (N, C, T), (N, H, W), (N, C, H, W)]
letters = {N: "N", C: "C", T: "T", H: "H", W: "W", 1: "1"}
floating = [torch.float16, torch.bfloat16, torch.float32, torch.float64]
dtypes = [*floating, torch.int64, torch.bool, torch.complex64]
losses = {
    "CrossEntropyLoss": nn.CrossEntropyLoss(),
    "NLLLoss": nn.NLLLoss(),
    "KLDivLoss": nn.KLDivLoss(reduction="batchmean"),
    "BCELoss": nn.BCELoss(),
    "BCEWithLogitsLoss": nn.BCEWithLogitsLoss(),
    "LinearCrossEntropyLoss": None,  # ko: 입력의 자료형으로 만듭니다  # en: is made with the dtype of the input
}


def written(shape):
    return "(" + ", ".join(letters[size] for size in shape) + ("," if len(shape) == 1 else "") + ")"


def call(name, shape, dtype, target_shape, target_dtype):
    """What came of it: "raises", "warns", "forward_only", "broadcasts" or "trains"."""
    entered = torch.full(shape, -0.5 if name in ("NLLLoss", "KLDivLoss") else 0.5).to(dtype)
    target = torch.full(target_shape, 0.5).to(target_dtype)  # ko: 정수라면 0  # en: 0 in whole numbers
    try:
        entered.requires_grad_(dtype.is_floating_point or dtype.is_complex)
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            loss = (losses[name] or nn.LinearCrossEntropyLoss(C, C, dtype=dtype))(entered, target)
    except (RuntimeError, ValueError, IndexError):
        return "raises"
    if caught:
        return "warns"
    try:
        loss.backward()
    except RuntimeError:
        return "forward_only"
    if entered.grad is None:
        return "forward_only"
    elementwise = name in ("KLDivLoss", "BCELoss", "BCEWithLogitsLoss")
    return "broadcasts" if elementwise and shape != target_shape else "trains"


KINDS = ("trains", "broadcasts", "forward_only", "warns", "raises")
outcomes = {name: {} for name in losses}
for name, found in outcomes.items():
    # ko: 모든 자료형의 짝을 인덱스 타깃의 모양과 같은 모양에서, 모든 모양의 짝을 int64와 float32 타깃에서.
    # en: Every pair of dtypes with index targets and with equal shapes; every pair of shapes with int64 and float32.
    for target_shape, pair in itertools.product([(N,), (N, C)], itertools.product(dtypes, dtypes)):
        found[(N, C), target_shape, *pair] = call(name, (N, C), pair[0], target_shape, pair[1])
    for pair, target_dtype in itertools.product(itertools.product(shapes, shapes), (torch.int64, torch.float32)):
        found[*pair, torch.float32, target_dtype] = call(name, pair[0], torch.float32, pair[1], target_dtype)

counts = {name: {kind: list(found.values()).count(kind) for kind in KINDS} for name, found in outcomes.items()}
tried = sum(len(found) for found in outcomes.values())
total = {kind: sum(row[kind] for row in counts.values()) for kind in KINDS}
accepted_shapes, accepted_dtypes = {}, {}
for name, found in outcomes.items():
    works = [key for key, kind in found.items() if kind in ("trains", "forward_only")]
    accepted_shapes[name] = list(dict.fromkeys(f"{written(a)} {written(b)}" for a, b, *_ in works))
    accepted_dtypes[name] = list(dict.fromkeys(f"{str(a)[6:]} {str(b)[6:]}" for *_, a, b in works))
    print(f"{name}: " + ", ".join(f"{kind} {count}" for kind, count in counts[name].items()))
    print("  shapes  " + "   ".join(sorted(accepted_shapes[name], key=len)))
    for target in map(str, dtypes):
        inputs = [pair.split()[0] for pair in accepted_dtypes[name] if pair.endswith(f" {target[6:]}")]
        if inputs:
            print(f"  target {target[6:]:<10} input", *inputs)
print("calls", tried, total)

# ko: 빈 배치. 오류 없이 nan이 나옵니다.
# en: An empty batch: nan without an error.
empty = {}
for name, loss in losses.items():
    target = torch.zeros(0, dtype=torch.int64) if "Entropy" in name or name == "NLLLoss" else torch.zeros(0, C)
    empty[name] = (loss or nn.LinearCrossEntropyLoss(C, C))(torch.zeros(0, C), target).item()
print("empty batch", empty)
empty_is_nan = all(value != value for value in empty.values())
only_kl_div_broadcasts = [name for name, row in counts.items() if row["broadcasts"]] == ["KLDivLoss"]
tried_per_loss = tried // len(losses)
