"""ko: 이진 손실의 타깃은 로짓과 모양이 같은 실수여야 합니다. 그렇지 않으면 이런 메시지가 나옵니다.
en: Targets of the binary losses are floats of the same shape as the logits; otherwise these errors appear.
"""

import textwrap

import torch
from torch import nn
from torch.nn import functional as F

logits = torch.tensor([1.0, -2.0, 0.5, 3.0])  # (B,)
probs = torch.sigmoid(logits)
targets = torch.tensor([1, 0, 1, 1])  # (B,)
bce_with_logits, bce = F.binary_cross_entropy_with_logits, F.binary_cross_entropy


def attempt(function, *arguments, **options):
    try:
        return {"loss": function(*arguments, **options).item()}
    except Exception as error:
        return {"type": type(error).__name__, "text": str(error)}


dtypes = {"long": torch.long, "int": torch.int, "bool": torch.bool}
dtypes |= {"float": torch.float, "double": torch.double, "half": torch.half}
typed = {name: targets.to(dtype) for name, dtype in dtypes.items()}
# ko: 로짓을 받는 손실은 double과 half 타깃도 받지만, 확률을 받는 손실은 받지 않습니다.
# en: The loss on logits accepts double and half targets too; the loss on probabilities does not.
dtype_with_logits = {n: attempt(bce_with_logits, logits, y) for n, y in typed.items()}
dtype_with_probs = {n: attempt(bce, probs, y) for n, y in typed.items()}

# ko: (B, 1) 출력은 squeeze(1)로 (B,)로 만들거나 타깃을 (B, 1)로 만듭니다.
# en: Turn a (B, 1) output into (B,) by squeeze(1), or make the targets (B, 1).
column, labels = logits[:, None], targets.float()  # (B, 1), (B,)
shape = {
    "with_logits": attempt(bce_with_logits, column, labels),
    "with_probs": attempt(bce, probs[:, None], labels),
    "squeezed": attempt(bce_with_logits, column.squeeze(1), labels),
    "column_targets": attempt(bce_with_logits, column, labels[:, None]),
}

table, number = torch.zeros(4, 3), torch.tensor(3.0)  # (B, K), ()
pos_weight = {
    "wrong_length": attempt(bce_with_logits, table, table, pos_weight=torch.ones(2)),
    "plain_number": attempt(bce_with_logits, logits, labels, pos_weight=3.0),
    "plain_number_in_module": attempt(nn.BCEWithLogitsLoss, pos_weight=3.0),
    "tensor": attempt(bce_with_logits, logits, labels, pos_weight=number),
    "bce_loss_has_none": attempt(nn.BCELoss, pos_weight=number),
    "no_label_smoothing": attempt(nn.BCEWithLogitsLoss, label_smoothing=0.1),
}

# ko: 샘플마다 하나씩 준 (B,) pos_weight는 오류 없이 샘플 가중치처럼 쓰입니다.
# en: A pos_weight of shape (B,), one for each sample, raises no error and acts like sample weights.
silent_pos_weight = attempt(bce_with_logits, logits, labels, pos_weight=torch.tensor([1.0, 2.0, 3.0, 4.0]))
passes_silently = "loss" in silent_pos_weight

tables = (dtype_with_logits, dtype_with_probs, shape, pos_weight)
titles = ("BCEWithLogits", "BCELoss", "shape", "pos_weight")
print(f"pos_weight of shape (B,): {silent_pos_weight['loss']:.4f}, no error\n")
for title, found in zip(titles, tables, strict=True):
    print(f"[{title}]")
    for name, result in found.items():
        if "loss" in result:
            print(f"{name}: {result['loss']:.4f}")
        else:
            print(textwrap.fill(f"{name}: {result['type']}: {result['text']}", 78))
    print()
