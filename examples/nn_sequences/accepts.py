"""ko: 시퀀스 손실을 dtype과 모양의 모든 조합으로 호출해, 받아들이는 조합을 셉니다.
en: Every sequence loss is called with all combinations of dtypes and shapes; the accepted ones are counted.
"""

import itertools
import warnings

import torch
import torch.nn.functional as F
from torch import nn

DTYPES = [
    torch.float16,
    torch.bfloat16,
    torch.float32,
    torch.float64,
    torch.uint8,
    torch.int32,
    torch.int64,
    torch.bool,
    torch.complex64,
]


def ctc_loss(log_probs, targets):
    samples = log_probs.shape[1] if log_probs.dim() == 3 else 1
    return F.ctc_loss(log_probs, targets, torch.full((samples,), 4), torch.full((samples,), 2))


def adaptive_log_softmax(inputs, targets):
    module = nn.AdaptiveLogSoftmaxWithLoss(8, 8, [2, 4], 2.0)
    if inputs.is_floating_point() or inputs.is_complex():
        module.to(inputs.dtype)
    return module(inputs, targets).loss


# ko: 손실마다 입력의 모양, 타깃의 모양, 권장 조합입니다. 크기가 어긋나는 모양도 넣습니다.
# en: For each loss: shapes of the input, shapes of the target, the usual pair. Some sizes do not fit.
GRID = {
    ctc_loss: (
        [(), (4,), (4, 3), (4, 2, 3), (4, 2, 3, 1)],
        [(), (2,), (4,), (1, 2), (2, 2), (2, 5), (2, 2, 1)],
        ((4, 2, 3), (2, 2)),
    ),
    adaptive_log_softmax: (
        [(), (8,), (4, 8), (1, 8), (4, 2, 8), (4, 2, 2, 8)],
        [(), (1,), (4,), (4, 1), (4, 2), (4, 8)],
        ((4, 8), (4,)),
    ),
    F.cross_entropy: (
        [(), (3,), (4, 3), (2, 3, 4), (2, 4, 3), (2, 3, 2, 2)],
        [(), (1,), (4,), (2, 4), (2, 3, 4), (2, 2, 2)],
        ((2, 3, 4), (2, 4)),
    ),
}


def outcome(loss, input_dtype, target_dtype, input_shape, target_shape):
    inputs, targets = torch.full(input_shape, 0.5).to(input_dtype), torch.ones(target_shape).to(target_dtype)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            loss(inputs, targets)
        except (RuntimeError, TypeError, IndexError, ValueError):
            return "raises"
    return "warns" if caught else "passes"


def name(dtype):
    return str(dtype).removeprefix("torch.")


# ko: CTC는 타깃의 dtype을 검사하지 않고 정수로 바꿉니다. 복소수일 때만, 그것도 처음 한 번만 경고합니다.
# en: CTC does not check the dtype of targets and makes them integers; complex ones warn, once.
log_probs = torch.zeros(4, 2, 3).log_softmax(2)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    loss_of_complex = ctc_loss(log_probs, torch.tensor([[1, 2], [2, 1]]).to(torch.complex64)).item()
complex_warning = str(caught[0].message).split(" (")[0]
loss_of_fractions = ctc_loss(log_probs, torch.tensor([[1.0, 1.9], [2.0, 1.0]])).item()
loss_of_cut_fractions = ctc_loss(log_probs, torch.tensor([[1, 1], [2, 1]])).item()
fractions_are_cut = loss_of_fractions == loss_of_cut_fractions

tried, accepted, warned, shapes, dtypes = {}, {}, {}, {}, {}
for loss, (input_shapes, target_shapes, usual) in GRID.items():
    key = loss.__name__
    results = {call: outcome(loss, *call) for call in itertools.product(DTYPES, DTYPES, input_shapes, target_shapes)}
    passed = [call for call, result in results.items() if result != "raises"]
    tried[key], accepted[key] = len(results), len(passed)
    warned[key] = sum(result == "warns" for result in results.values())
    integer = [call for call in passed if call[1] == torch.int64 and call[0] == torch.float32]
    shapes[key] = [f"{call[2]} {call[3]}" for call in integer]
    dtypes[key] = {name(a): [name(b) for b in DTYPES if (a, b, *usual) in passed] for a in DTYPES}
    if loss is F.cross_entropy:
        bytes_with = [f"{call[2]} {call[3]}" for call in passed if call[:2] == (torch.float32, torch.uint8)]
        bytes_only_without_time = bytes_with == ["(3,) ()", "(3,) (1,)", "(4, 3) (4,)"]
    print(f"{key}: {accepted[key]} of {tried[key]} calls accepted, {warned[key]} of them with a warning")
    for input_dtype, targets in dtypes[key].items():
        print(f"  {input_dtype:9} with {', '.join(targets) or '-'}")
    print("  shapes " + "; ".join(shapes[key]))
total_tried, total_accepted = sum(tried.values()), sum(accepted.values())
print(f"{total_accepted} of {total_tried}; {complex_warning}; {loss_of_fractions:.4f} {loss_of_cut_fractions:.4f}")
