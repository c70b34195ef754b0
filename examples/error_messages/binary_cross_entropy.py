"""ko: BCELoss는 0과 1 사이의 확률, 같은 모양, 같은 실수형을 요구하고 하나라도 어긋나면 거절합니다.
en: BCELoss demands probabilities between 0 and 1, equal shapes and equal float types, or refuses.
"""

import textwrap

import torch
import torch.nn.functional as F

logits = torch.tensor([2.0, -1.0, 0.5, -3.0])  # (B,)
probs = logits.sigmoid()  # (B,)
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
    return lambda: F.binary_cross_entropy(inputs, targets)


logits_type, logits_message = refused("logits", bce(logits, targets))
logits_mended = mended(F.binary_cross_entropy(logits.sigmoid(), targets))

# ko: NaN인 확률도 같은 말을 들으므로, 실은 모델이 먼저 깨진 경우가 많습니다.
# en: A NaN probability is told the same, so often it is the model that broke first.
nan_probs = torch.tensor([0.9, float("nan")])  # (B,)
nan_type, nan_message = refused("nan_probs", bce(nan_probs, targets[:2]))
finite = nan_probs.isfinite()  # (B,)
nan_mended = mended(F.binary_cross_entropy(nan_probs[finite], targets[:2][finite]))

# ko: 번호로 센 정답 0, 1, 2나 부호로 적은 -1, 1은 확률이 아닙니다.
# en: Targets counted 0, 1, 2 or signed -1, 1 are no probabilities.
counted = torch.tensor([1.0, 0.0, 2.0, 0.0])  # (B,)
signed = 2 * targets - 1  # (B,)
counted_type, counted_message = refused("counted", bce(probs, counted))
signed_type, signed_message = refused("signed", bce(probs, signed))
signed_mended = mended(F.binary_cross_entropy(probs, (signed + 1) / 2))

long_type, long_message = refused("long", bce(probs, targets.long()))
bool_type, bool_message = refused("bool", bce(probs, targets.bool()))
double_type, double_message = refused("double", bce(probs, targets.double()))
half_type, half_message = refused("half", bce(probs, targets.half()))
long_mended = mended(F.binary_cross_entropy(probs, targets.long().to(probs.dtype)))

column = probs.unsqueeze(1)  # (B, 1)
column_type, column_message = refused("column", bce(column, targets))
column_mended = mended(F.binary_cross_entropy(column.squeeze(1), targets))

# ko: pos_weight는 로짓을 받는 손실에만 있습니다.
# en: pos_weight belongs to the loss that takes logits.
weight = torch.tensor(3.0)
pos_weight_type, pos_weight_message = refused(
    "pos_weight",
    lambda: torch.nn.BCELoss(pos_weight=weight),
)
with_logits = torch.nn.BCEWithLogitsLoss(pos_weight=weight)
pos_weight_mended = mended(with_logits(logits, targets))
