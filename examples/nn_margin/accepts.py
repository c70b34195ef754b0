"""ko: 마진 손실과 순위 손실 6개를 모든 dtype과 모양의 조합으로 호출해 무엇을 받는지 측정합니다.
en: Calls the six margin and ranking losses with every combination of dtypes and shapes, and lists what they accept.
"""

import itertools
import warnings

import torch
import torch.nn.functional as F

DTYPES = (torch.float16, torch.bfloat16, torch.float32, torch.float64, torch.int64, torch.bool, torch.complex64)
EQUAL = [(), (4,), (4, 3), (4, 3, 2), (4, 3, 2, 2)]
SHAPES = [(shape, shape) for shape in EQUAL] + [
    ((3,), ()), ((3,), (1,)), ((4, 3), (4,)), ((4, 3, 2), (4, 2)), ((4, 3, 2, 2), (4, 2, 2)),  # C = 3
    ((4,), (4, 1)), ((4, 1), (4,)), ((4, 1), (1, 4)), ((4,), (1,)), ((4,), ()),
    ((4, 3), (3,)), ((4, 3), (4, 1)), ((4, 3), (1, 3)), ((4,), (3,)), ((4, 3), (4, 2)),
]  # fmt: skip
LOSSES = {
    "HingeEmbeddingLoss": F.hinge_embedding_loss,
    "MultiMarginLoss": F.multi_margin_loss,
    "MultiLabelMarginLoss": F.multilabel_margin_loss,
    "SoftMarginLoss": F.soft_margin_loss,
    "MultiLabelSoftMarginLoss": F.multilabel_soft_margin_loss,
    "MarginRankingLoss": lambda scores, target: F.margin_ranking_loss(scores, scores, target),
}
BY_INDEX = ("MultiMarginLoss", "MultiLabelMarginLoss")  # ko: 타깃이 인덱스  # en: their targets are indices


def attempt(name, shapes, dtypes):
    """ko: 받으면 True, 오류를 내면 False입니다.
    en: True if the call is accepted, False if it raises.
    """
    scores = torch.ones(shapes[0]).to(dtypes[0])
    target = torch.full(shapes[1], 0 if name in BY_INDEX else 1).to(dtypes[1])
    try:
        LOSSES[name](scores, target)
    except (RuntimeError, IndexError, ValueError):
        return False
    return True


def short(items):
    return [str(item).removeprefix("torch.") for item in items]


report, shape_pairs, dtype_pairs = {}, len(SHAPES), len(DTYPES) ** 2
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for name in LOSSES:
        calls = itertools.product(SHAPES, itertools.product(DTYPES, DTYPES))
        good = [(shapes, dtypes) for shapes, dtypes in calls if attempt(name, shapes, dtypes)]
        shapes = [pair for pair in SHAPES if any(pair == one for one, _ in good)]
        pairs = [pair for pair in itertools.product(DTYPES, DTYPES) if any(pair == one for _, one in good)]
        report[name] = {
            "accepted": len(good),
            "input": short(d for d in DTYPES if any(d == one for one, _ in pairs)),
            "target": short(d for d in DTYPES if any(d == one for _, one in pairs)),
            "dtype pairs": len(pairs),
            "equal shapes": short(a for a, b in shapes if a == b),
            "other shapes": [f"{a}; {b}" for a, b in shapes if a != b],
        }
warned_about = [str(warning.message).split()[0] for warning in caught]
no_warning_about_shapes = warned_about == ["ComplexHalf"]  # ko: 복소 float16  # en: complex float16
pairs_of_shapes = [[str(a), str(b)] for a, b in SHAPES]
broadcasts = {name: len(row["other shapes"]) for name, row in report.items()}
try:
    F.multi_margin_loss(torch.ones(4, 3, dtype=torch.float16), torch.zeros(4, dtype=torch.long))
except NotImplementedError as error:
    half_message = str(error)
accepted = {name: row["accepted"] for name, row in report.items()}
tried, accepted_in_all = shape_pairs * dtype_pairs * len(LOSSES), sum(accepted.values())

print(f"each loss: {shape_pairs} pairs of shapes by {dtype_pairs} pairs of dtypes")
for name, row in report.items():
    print(f"\n{name}: {row['accepted']} accepted, {row['dtype pairs']} pairs of dtypes")
    for key in ("input", "target", "equal shapes", "other shapes"):
        print(f"  {key + ':':14}" + (",  ".join(row[key]) or "-"))
print(f"\naccepted {accepted_in_all} of {tried}, warnings about {', '.join(warned_about)}")
print(half_message)
