"""ko: softmax는 축을 말하지 않으면 경고하거나 거절하고, one_hot은 클래스 수를 벗어난 번호를 거절합니다.
en: softmax warns or refuses when no axis is named, and one_hot refuses labels outside the classes.
"""

import textwrap
import warnings

import torch
import torch.nn.functional as F
from torch import nn

logits = torch.tensor([[2.0, 0.1, -1.0], [0.5, 1.5, -0.5]])  # (B, C)


def refused(name, call):
    try:
        call()
    except Exception as error:
        kind, text = type(error).__name__, str(error)
    print(name)
    print(textwrap.indent(textwrap.fill(f"{kind}: {text}", 76), "  "))
    return kind, text


def warned(name, call):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        result = call()
    kind, text = caught[0].category.__name__, str(caught[0].message)
    print(name)
    print(textwrap.indent(textwrap.fill(f"{kind}: {text}", 76), "  "))
    return kind, text, result


F_softmax_category, F_softmax_message, F_softmax_result = warned(
    "F.softmax(z)",
    lambda: F.softmax(logits).sum(dim=1).tolist(),
)
nn_softmax_category, nn_softmax_message, nn_softmax_result = warned(
    "nn.Softmax()(z)",
    lambda: nn.Softmax()(logits).sum(dim=1).tolist(),
)
no_dim_type, no_dim_message = refused("torch.softmax(z)", lambda: torch.softmax(logits))
row_sums_mended = torch.softmax(logits, dim=1).sum(dim=1).tolist()
print("  ->", "  ".join(f"{total:.6f}" for total in row_sums_mended))

labels = torch.tensor([0, 1, 3])  # (B,)
too_large_type, too_large_message = refused(
    "one_hot, 3",
    lambda: F.one_hot(labels, num_classes=3),
)
too_large_mended = F.one_hot(labels, num_classes=4).tolist()
print("  ->", too_large_mended)

padded = torch.tensor([0, -1])  # (B,)
negative_type, negative_message = refused(
    "one_hot, -1",
    lambda: F.one_hot(padded, num_classes=3),
)
negative_mended = F.one_hot(padded[padded >= 0], num_classes=3).tolist()
print("  ->", negative_mended)

floats = torch.tensor([0.0, 2.0])  # (B,)
float_type, float_message = refused(
    "one_hot, 2.0",
    lambda: F.one_hot(floats, num_classes=3),
)
float_mended = F.one_hot(floats.long(), num_classes=3).tolist()
print("  ->", float_mended)

# ko: scatter_로 직접 만들어도 범위를 벗어난 번호는 거절됩니다.
# en: Built by hand with scatter_, labels out of range are refused as well.
scatter_type, scatter_message = refused(
    "scatter_",
    lambda: torch.zeros(3, 3).scatter_(1, labels.unsqueeze(1), 1.0),
)
scatter_mended = torch.zeros(3, 4).scatter_(1, labels.unsqueeze(1), 1.0).tolist()
print("  ->", scatter_mended)
