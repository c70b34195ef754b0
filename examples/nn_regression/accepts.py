"""ko: 회귀 손실 여섯 개를 dtype과 모양을 바꿔 가며 모두 호출해, 무엇을 받고 무엇을 거부하는지 셉니다.
en: The six regression losses are called over a grid of dtypes and shapes, to count what they accept and what they refuse.
"""

import warnings

import torch
from torch import nn

LOSSES = {
    "MSELoss": nn.MSELoss(),
    "L1Loss": nn.L1Loss(),
    "SmoothL1Loss": nn.SmoothL1Loss(),
    "HuberLoss": nn.HuberLoss(),
    "PoissonNLLLoss": nn.PoissonNLLLoss(),
    "GaussianNLLLoss": nn.GaussianNLLLoss(),
}
DTYPES = ["float16", "bfloat16", "float32", "float64", "int64", "bool", "complex64"]
SAME = [(), (4,), (4, 3), (4, 3, 2), (4, 3, 2, 2)]
BROADCAST = [((4, 1), (4,)), ((4,), (4, 1)), ((4, 3), (3,)), ((4, 3), (4, 1)), ((4,), ()), ((), (4,))]
MISMATCHED = [((4,), (3,)), ((4, 3), (4,)), ((4, 3), (3, 4))]
SHAPES = [(shape, shape) for shape in SAME] + BROADCAST + MISMATCHED


def outcome(name, input_dtype, target_dtype, shapes):
    """Return 'trains', 'warns', 'forward only' or 'raises', the dtype of the loss, and the message."""
    input = torch.ones(shapes[0]).to(getattr(torch, input_dtype))
    target = torch.zeros(shapes[1]).to(getattr(torch, target_dtype))
    differentiable = input.is_floating_point() or input.is_complex()
    input.requires_grad_(differentiable)
    extra = [torch.ones_like(input).detach()] if name == "GaussianNLLLoss" else []  # var
    dtype = ""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            loss = LOSSES[name](input, target, *extra)
            dtype = str(loss.dtype).removeprefix("torch.")
            if not differentiable:
                return "forward only", dtype, ""
            loss.backward()
        except (RuntimeError, ValueError) as error:  # NotImplementedError is a RuntimeError
            return ("forward only" if dtype else "raises"), dtype, str(error)
    return ("warns" if caught else "trains"), dtype, ""


found = {
    (name, *dtypes, shapes): outcome(name, *dtypes, shapes)
    for name in LOSSES
    for dtypes in ((a, b) for a in DTYPES for b in DTYPES)
    for shapes in SHAPES
}
calls = len(found)


def kinds(name, shapes, dtypes=None):
    """How often each outcome occurred, over shapes, and over all pairs of dtypes unless some are given."""
    results = [found[name, *d, s][0] for s in shapes for d in dtypes or [(a, b) for a in DTYPES for b in DTYPES]]
    return {kind: results.count(kind) for kind in ("trains", "warns", "forward only", "raises")}


# ko: dtype 쌍 49개, 모양 (4,)  # en: the 49 pairs of dtypes at shape (4,)
by_dtype = {name: kinds(name, [((4,), (4,))]) for name in LOSSES}
trains = {name: counts["trains"] for name, counts in by_dtype.items()}
forward_only = {name: counts["forward only"] for name, counts in by_dtype.items()}
raises = {name: counts["raises"] for name, counts in by_dtype.items()}
# ko: 모양은 float32에서, 맞는 모양, 브로드캐스팅되는 모양, 맞지 않는 모양
# en: the shapes in float32: equal ones, those that broadcast, those that do not fit
floats = [("float32", "float32")]
by_shape = {
    name: [kinds(name, shapes, floats) for shapes in ([(s, s) for s in SAME], BROADCAST, MISMATCHED)] for name in LOSSES
}
warned = {name: counts[1]["warns"] for name, counts in by_shape.items()}
silent = {name: counts[1]["trains"] for name, counts in by_shape.items()}
refused = {name: counts[2]["raises"] for name, counts in by_shape.items()}
all_equal_shapes_train = all(counts[0]["trains"] == len(SAME) for counts in by_shape.values())
# ko: dtype의 결과는 모양에 따라 달라지지 않습니다.  # en: What a dtype leads to does not depend on the shape.
dtype_decides_alone = all(
    found[name, a, b, (shape, shape)][:2] == found[name, a, b, ((4,), (4,))][:2]
    for name in LOSSES for a in DTYPES for b in DTYPES for shape in SAME
)  # fmt: skip

fits = ((4,), (4,))
promoted = {name: found[name, "float32", "float64", fits][1] for name in LOSSES}
huber_message = found["HuberLoss", "float32", "int64", fits][2]
complex_l1 = found["L1Loss", "complex64", "complex64", fits][:2]
complex_poisson_message = found["PoissonNLLLoss", "complex64", "complex64", fits][2]
huber_needs_equal_dtypes = all(
    (found["HuberLoss", a, b, fits][0] == "trains") == (a == b) for a in DTYPES[:4] for b in DTYPES
)
refuse_bool = [name for name in LOSSES if found[name, "float32", "bool", fits][0] == "raises"]
two_refuse_bool = refuse_bool == ["L1Loss", "GaussianNLLLoss"]
train_on_complex = [name for name in LOSSES if found[name, "complex64", "complex64", fits][0] == "trains"]
only_l1_trains_on_complex = train_on_complex == ["L1Loss"]
empty = torch.ones(0)
with warnings.catch_warnings(record=True) as caught_when_empty:
    warnings.simplefilter("always")
    nan_when_empty = [
        loss(empty, empty, *([empty] if name == "GaussianNLLLoss" else [])).isnan().item()
        for name, loss in LOSSES.items()
    ]
warnings_when_empty = len(caught_when_empty)
empty_is_nan = all(nan_when_empty)

print(f"{calls} calls; empty batch: NaN {empty_is_nan}, {warnings_when_empty} warnings")
print("dtypes at (4,)    trains  forward only  raises | broadcast: warns  silent | does not fit: raises")
for name in LOSSES:
    print(
        f"{name:16} {trains[name]:7} {forward_only[name]:13} {raises[name]:7} |"
        f" {warned[name]:16} {silent[name]:7} | {refused[name]:20}"
    )
print("\nt trains, f forward only, - raises; rows: input, columns: target", *DTYPES)
letters = {"trains": "t", "forward only": "f", "raises": "-"}
marks = {name: ["".join(letters[found[name, a, b, fits][0]] for b in DTYPES) for a in DTYPES] for name in LOSSES}
for name in LOSSES:
    for a, row in zip(DTYPES, marks[name], strict=True):
        print(f"{name:16} {a:9}", *row)
