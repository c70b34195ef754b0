"""ko: 손실에 들어가는 텐서와 가중치는 모두 같은 장치에 있어야 합니다. GPU가 없어도 meta 장치로 확인할 수 있습니다.
en: Every tensor and weight that enters a loss has to be on one device; the meta device shows it without a GPU.
"""

import textwrap

import torch
import torch.nn.functional as F
from torch import nn

logits = torch.tensor([[2.0, 0.1, -1.0], [0.5, 1.5, -0.5]])  # (B, C)
targets = torch.tensor([0, 1])  # (B,)
weight = torch.tensor([1.0, 2.0, 5.0])  # (C,)


def refused(name, call):
    try:
        call()
    except Exception as error:
        kind, text = type(error).__name__, str(error)
    print(name)
    print(textwrap.indent(textwrap.fill(f"{kind}: {text}", 76), "  "))
    return kind, text


on_meta = logits.to("meta")  # (B, C)
target_type, target_message = refused("target", lambda: F.cross_entropy(on_meta, targets))
weight_type, weight_message = refused(
    "weight",
    lambda: F.cross_entropy(on_meta, targets.to("meta"), weight=weight),
)

# ko: 손실을 모듈로 만들면 .to(device)가 가중치도 함께 옮깁니다.
# en: As a module, the loss takes its weight along with .to(device).
criterion = nn.CrossEntropyLoss(weight=weight).to("meta")
mended_device = str(criterion(on_meta, targets.to("meta")).device)
print(f"  -> {mended_device}")
