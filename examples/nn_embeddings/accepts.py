"""ko: 임베딩 손실 5개가 받는 shape과 dtype을 직접 호출해 확인합니다. 크기가 1인 축은 오류 없이 브로드캐스팅됩니다.
en: The shapes and dtypes that five embedding losses accept, found by calling them: an axis of size 1 broadcasts without an error.
"""

import warnings

import torch
import torch.nn.functional as F

N, M, D = 4, 3, 2


def cosine(a, b, target=None):
    target = torch.ones(a.shape[:-1]) if target is None else target
    return F.cosine_embedding_loss(a, b, target, reduction="none")


def triplet(a, b):
    return F.triplet_margin_loss(a, a, b, reduction="none")


def one_minus_cosine(u, v):
    return 1 - F.cosine_similarity(u, v, dim=-1)


def with_distance(a, b):
    return F.triplet_margin_with_distance_loss(a, a, b, distance_function=one_minus_cosine, reduction="none")


def info_nce(u, k):
    logits = F.normalize(u, dim=1) @ F.normalize(k, dim=1).T / 0.1
    return F.cross_entropy(logits, torch.arange(len(u)), reduction="none")


def nt_xent(z1, z2):
    z = F.normalize(torch.cat([z1, z2]), dim=1)
    logits = (z @ z.T / 0.5).fill_diagonal_(-torch.inf)
    return F.cross_entropy(logits, torch.arange(len(z)).roll(len(z1)), reduction="none")


def call(loss, *tensors):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            result = loss(*tensors)
        except Exception as error:  # ko: 어떤 오류든 기록합니다.  # en: whatever is raised is noted
            return type(error).__name__
    kind = "warning " if caught else ""
    return kind + str(tuple(result.shape)), str(result.dtype).removeprefix("torch.")


losses = {f.__name__: f for f in (cosine, triplet, with_distance, info_nce, nt_xent)}
pairs = {
    "()": [(), ()],
    "(D,)": [(D,), (D,)],
    "(N, D)": [(N, D), (N, D)],
    "(N, T, D)": [(N, 5, D), (N, 5, D)],
    "(N, C, H, W)": [(N, D, 5, 6), (N, D, 5, 6)],
    "(N, D) (D,)": [(N, D), (D,)],
    "(N, D) (1, D)": [(N, D), (1, D)],
    "(N, D) (N, 1)": [(N, D), (N, 1)],
    "(N, D) (M, D)": [(N, D), (M, D)],
}
kinds = (torch.float16, torch.bfloat16, torch.float32, torch.float64, torch.int64, torch.bool, torch.complex64)
targets = {"()": (), "(N,)": (N,), "(1,)": (1,), "(M,)": (M,), "(N, 1)": (N, 1)}


def ones(shape, dtype=torch.float32):
    return torch.ones(shape).to(dtype)


by_shape = {p: {n: call(f, *map(ones, shapes)) for n, f in losses.items()} for p, shapes in pairs.items()}
by_dtype = {
    str(kind).removeprefix("torch."): {n: call(f, ones((N, D), kind), ones((N, D), kind)) for n, f in losses.items()}
    for kind in kinds
}
by_target = {t: call(cosine, ones((N, D)), ones((N, D)), ones(shape)) for t, shape in targets.items()}
by_target |= {str(kind)[6:]: call(cosine, ones((N, D)), ones((N, D)), ones((N,), kind)) for kind in kinds}


def cell(result):
    return result if isinstance(result, str) else f"{result[0]} {result[1]}"


def table(rows):
    print(f"{'':15}" + "".join(f"{name:20}" for name in losses))
    for row, cells in rows.items():
        print(f"{row:15}" + "".join(f"{cell(result):20}" for result in cells.values()).rstrip())


table(by_shape)
table(by_dtype)
print("target of cosine:")
for name, result in by_target.items():
    print(f"{name:15}{cell(result)}")

cells = [c for rows in (by_shape, by_dtype) for row in rows.values() for c in row.values()] + list(by_target.values())
tried, raised = len(cells), sum(isinstance(c, str) for c in cells)
accepted, warned = tried - raised, sum(not isinstance(c, str) and c[0].startswith("warning") for c in cells)
none_warned = warned == 0
floats = ("float16", "bfloat16", "float32", "float64")
floats_keep_their_dtype = all(c[1] == kind for kind in floats for c in by_dtype[kind].values())
nt_xent_takes_unequal_views = by_shape["(N, D) (M, D)"]["nt_xent"] == ("(7,)", "float32")
print(f"{tried} calls, {accepted} accepted, {warned} with a warning")
