"""ko: 정답 번호는 정수형, 확률과 로짓은 실수형이어야 하며, 어긋난 자료형은 이렇게 거절됩니다.
en: Indices must be integers, probabilities and logits floats; this is how other types are refused.
"""

import textwrap

import torch
import torch.nn.functional as F

logits = torch.tensor(
    [[2.0, 0.1, -1.0], [0.5, 1.5, -0.5], [-1.0, 0.2, 1.0], [1.0, -0.3, 0.4]],
)  # (B, C)
targets = torch.tensor([0, 1, 2, 0])  # (B,)
one_hot = F.one_hot(targets, num_classes=3)  # (B, C)


def refused(name, call):
    try:
        call()
    except Exception as error:
        kind, text = type(error).__name__, str(error)
    print(name)
    print(textwrap.indent(textwrap.fill(f"{kind}: {text}", 76), "  "))
    return kind, text


def mended(loss):
    print(f"  -> {loss.item():.6f}")
    return loss.item()


float_index_type, float_index_message = refused(
    "float_index",
    lambda: F.cross_entropy(logits, targets.float()),
)
float_index_mended = mended(F.cross_entropy(logits, targets.float().long()))

# ko: 넘파이와 데이터베이스에서 흔히 오는 int32도 같은 말을 듣습니다.
# en: int32, which numpy and databases often hand over, is told the same.
int_index_type, int_index_message = refused(
    "int_index",
    lambda: F.cross_entropy(logits, targets.int()),
)
int_index_mended = mended(F.cross_entropy(logits, targets.int().long()))


def other_index(dtype):
    index = targets.to(getattr(torch, dtype))  # (B,)
    return refused(dtype, lambda: F.cross_entropy(logits, index))[1]


other_dtypes = ["float64", "float16", "int16", "int8", "bool"]
index_dtype_messages = {dtype: other_index(dtype) for dtype in other_dtypes}

# ko: F.one_hot은 정수를 돌려주므로 실수로 바꾸어야 확률이 됩니다.
# en: F.one_hot returns integers; they become probabilities as floats.
one_hot_type, one_hot_message = refused(
    "one_hot",
    lambda: F.cross_entropy(logits, one_hot),
)
one_hot_int_message = refused("int", lambda: F.cross_entropy(logits, one_hot.int()))[1]
one_hot_bool_message = refused("bool", lambda: F.cross_entropy(logits, one_hot > 0))[1]
one_hot_mended = mended(F.cross_entropy(logits, one_hot.float()))

swapped_type, swapped_message = refused(
    "swapped",
    lambda: F.cross_entropy(targets, logits),
)
swapped_mended = mended(F.cross_entropy(logits, targets))

integers = torch.tensor([[2, 0, -1]])  # (B, C)
integer_logits_type, integer_logits_message = refused(
    "integer_logits",
    lambda: F.cross_entropy(integers, targets[:1]),
)
integer_logits_mended = mended(F.cross_entropy(integers.float(), targets[:1]))
