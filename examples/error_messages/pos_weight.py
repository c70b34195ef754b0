"""ko: pos_weight는 클래스마다 하나씩, 또는 모두에 하나인 텐서여야 하며, 양성이 없는 데이터에서 구하면 무한대가 됩니다.
en: pos_weight must be a tensor, one number per class or one for all; taken from data without positives it is infinite.
"""

import textwrap

import torch
import torch.nn.functional as F
from torch import nn

logits = torch.tensor([[2.0, -1.0, 0.5], [-0.5, 1.0, -3.0]])  # (B, C)
targets = torch.tensor([[1.0, 0.0, 1.0], [0.0, 1.0, 0.0]])  # (B, C)


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


def bce(pos_weight):
    return F.binary_cross_entropy_with_logits(logits, targets, pos_weight=pos_weight)


# ko: 표본마다 하나를 주면 클래스 축과 길이가 맞지 않습니다.
# en: One number per sample does not fit the class axis.
per_sample = torch.tensor([1.0, 3.0])  # (B,)
length_type, length_message = refused("length", lambda: bce(per_sample))
length_mended = mended(bce(torch.tensor([1.0, 3.0, 2.0])))

number_type, number_message = refused("number", lambda: bce(3.0))
number_mended = mended(bce(torch.tensor(3.0)))

module_number_type, module_number_message = refused(
    "module number",
    lambda: nn.BCEWithLogitsLoss(pos_weight=3.0),
)
module_number_mended = mended(
    nn.BCEWithLogitsLoss(pos_weight=torch.tensor(3.0))(logits, targets),
)

# ko: 양성이 하나도 없는 클래스에서는 오류 없이 무한대가 되고 손실은 nan입니다.
# en: A class without a positive gives infinity, no error, and a nan loss.
no_positives = torch.tensor([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])  # (B, C)
positives = no_positives.sum(dim=0)  # (C,)
ratio = (len(no_positives) - positives) / positives  # (C,)


def loss_without_positives(pos_weight):
    return F.binary_cross_entropy_with_logits(
        logits,
        no_positives,
        pos_weight=pos_weight,
    )


absent_class_weights = ratio.tolist()
absent_class_loss = loss_without_positives(ratio).item()
print("absent class")
print(f"  pos_weight {absent_class_weights}: loss {absent_class_loss}")
safe_ratio = (len(no_positives) - positives) / positives.clamp(min=1)  # (C,)
absent_class_mended = mended(loss_without_positives(safe_ratio))
