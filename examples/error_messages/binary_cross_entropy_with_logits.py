"""ko: BCEWithLogitsLoss는 정수와 bool 정답, 다른 모양을 거절하지만 정답의 범위는 보지 않습니다.
en: BCEWithLogitsLoss refuses integer and bool targets and other shapes, never the targets' range.
"""

import textwrap

import torch
import torch.nn.functional as F

logits = torch.tensor([2.0, -1.0, 0.5, -3.0])  # (B,)
targets = torch.tensor([1.0, 0.0, 1.0, 0.0])  # (B,)


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


def bce(inputs, targets):
    return lambda: F.binary_cross_entropy_with_logits(inputs, targets)


long_type, long_message = refused("long", bce(logits, targets.long()))
int_type, int_message = refused("int", bce(logits, targets.int()))
long_mended = mended(bce(logits, targets.long().float())())

# ko: 비교로 만든 정답(점수 > 3)은 bool입니다.
# en: A target made by a comparison (score > 3) is bool.
bool_type, bool_message = refused("bool", bce(logits, targets > 0))
bool_mended = mended(bce(logits, (targets > 0).float())())

column = logits.unsqueeze(1)  # (B, 1)
column_type, column_message = refused("column", bce(column, targets))
column_mended = mended(bce(column.squeeze(1), targets)())

smoothing_type, smoothing_message = refused(
    "label_smoothing",
    lambda: torch.nn.BCEWithLogitsLoss(label_smoothing=0.1),
)
smoothed = targets * (1 - 0.1) + 0.1 / 2  # (B,)
smoothing_mended = mended(bce(logits, smoothed)())

# ko: 여기부터는 거절되지 않습니다. 범위를 벗어난 정답은 손실을 음수로 만듭니다.
# en: Nothing below is refused. Targets out of range make the loss negative.
print("-")
double_loss = mended(bce(logits, targets.double())())
signed_loss = mended(bce(torch.tensor([1000.0, -1000.0]), torch.tensor([1.0, -1.0]))())
counted_loss = mended(bce(logits, 2 * targets)())
