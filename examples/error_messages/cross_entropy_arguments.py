"""ko: weight, reduction, label_smoothing을 잘못 주거나 손실 클래스를 함수처럼 부를 때 나오는 말입니다.
en: What a wrong weight, reduction or label_smoothing raises, and a loss class called as a function.
"""

import textwrap

import torch
import torch.nn.functional as F
from torch import nn

logits = torch.tensor([[2.0, 0.1, -1.0], [0.5, 1.5, -0.5]])  # (B, C)
targets = torch.tensor([0, 1])  # (B,)


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


# ko: 생성자에 로짓과 정답을 주면 로짓이 weight 자리로 들어갑니다.
# en: Given to the constructor, the logits land in the place of weight.
as_function_type, as_function_message = refused(
    "as_function",
    lambda: nn.CrossEntropyLoss(logits, targets),
)
as_function_mended = mended(nn.CrossEntropyLoss()(logits, targets))

no_target_type, no_target_message = refused(
    "no_target",
    lambda: nn.CrossEntropyLoss()(logits),
)

four = torch.ones(4)
weight_length_type, weight_length_message = refused(
    "weight_length",
    lambda: F.cross_entropy(logits, targets, weight=four),
)
weight_length_mended = mended(F.cross_entropy(logits, targets, weight=four[:3]))

# ko: 세어 얻은 정수나 numpy에서 온 float64는 로짓의 자료형으로 바꿉니다.
# en: Integer counts and float64 from numpy take on the dtype of the logits.
counts = torch.tensor([1, 2, 5])  # (C,)
weight_long_type, weight_long_message = refused(
    "weight_long",
    lambda: F.cross_entropy(logits, targets, weight=counts),
)
weight_double_type, weight_double_message = refused(
    "weight_double",
    lambda: F.cross_entropy(logits, targets, weight=counts.double()),
)
weight_mended = mended(F.cross_entropy(logits, targets, weight=counts.to(logits.dtype)))

reduction_type, reduction_message = refused(
    "reduction",
    lambda: F.cross_entropy(logits, targets, reduction="avg"),
)
reduction_mended = mended(F.cross_entropy(logits, targets, reduction="mean"))

smoothing_type, smoothing_message = refused(
    "smoothing",
    lambda: F.cross_entropy(logits, targets, label_smoothing=1.5),
)
smoothing_mended = mended(F.cross_entropy(logits, targets, label_smoothing=0.15))

probs = F.one_hot(targets, num_classes=3).float()  # (B, C)
ignored_probs_type, ignored_probs_message = refused(
    "ignored_probs",
    lambda: F.cross_entropy(logits, probs, ignore_index=1),
)
ignored_probs_mended = mended(F.cross_entropy(logits, targets, ignore_index=1))
