"""ko: 정답 텐서의 모양이나 번호가 로짓과 어긋나면 cross_entropy는 이런 말로 거절합니다.
en: What cross_entropy says when the target's shape or its indices do not fit the logits.
"""

import textwrap

import torch
import torch.nn.functional as F

logits = torch.tensor(
    [[2.0, 0.1, -1.0], [0.5, 1.5, -0.5], [-1.0, 0.2, 1.0], [1.0, -0.3, 0.4]],
)  # (B, C)
targets = torch.tensor([0, 1, 2, 0])  # (B,)


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


column = targets.unsqueeze(1)  # (B, 1)
column_type, column_message = refused("column", lambda: F.cross_entropy(logits, column))
column_float_message = refused(
    "column.float()",
    lambda: F.cross_entropy(logits, column.float()),
)[1]
column_mended = mended(F.cross_entropy(logits, column.squeeze(1)))

# ko: 클래스가 4개인 원-핫은 여러 정답으로 읽혀 같은 말을 듣습니다.
# en: A one-hot with 4 classes reads as several targets per sample: the same words.
wide = F.one_hot(targets, num_classes=4)  # (B, C + 1)
wide_type, wide_message = refused("wide", lambda: F.cross_entropy(logits, wide))
wide_mended = mended(F.cross_entropy(logits, wide[:, :3].float()))

row = targets.unsqueeze(0)  # (1, B)
row_type, row_message = refused("row", lambda: F.cross_entropy(logits, row))
row_mended = mended(F.cross_entropy(logits, row.flatten()))

short = targets[:3]  # (B - 1,)
short_type, short_message = refused("short", lambda: F.cross_entropy(logits, short))
short_mended = mended(F.cross_entropy(logits[:3], short))

# ko: 1부터 센 번호입니다.
# en: Labels counted from 1.
from_one = targets + 1  # 1..C
from_one_type, from_one_message = refused(
    "from_one",
    lambda: F.cross_entropy(logits, from_one),
)
from_one_mended = mended(F.cross_entropy(logits, from_one - 1))

# ko: 출력층보다 클래스가 많습니다. 출력을 8개로 늘리면 됩니다.
# en: More classes than outputs; a head with 8 outputs mends it.
seven = torch.tensor([0, 1, 7, 0])  # (B,)
seven_type, seven_message = refused("seven", lambda: F.cross_entropy(logits, seven))
seven_mended = mended(F.cross_entropy(F.pad(logits, (0, 5)), seven))

# ko: -1은 저절로 무시되지 않습니다.
# en: -1 is not ignored of its own accord.
minus = torch.tensor([0, -1, 2, 0])  # (B,)
minus_one_type, minus_one_message = refused(
    "minus_one",
    lambda: F.cross_entropy(logits, minus),
)
minus_one_mended = mended(F.cross_entropy(logits, minus, ignore_index=-1))

list_type, list_message = refused("list", lambda: F.cross_entropy(logits, [0, 1, 2, 0]))
list_mended = mended(F.cross_entropy(logits, torch.tensor([0, 1, 2, 0])))
