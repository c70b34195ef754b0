"""ko: F.cross_entropy는 정해진 순서로 확인하므로, 잘못이 둘이면 앞의 확인에서 걸린 것만 알려 줍니다.
en: F.cross_entropy checks in a fixed order, so with two mistakes at once only the one that is checked earlier is reported.
"""

from itertools import combinations

import torch
import torch.nn.functional as F


def call(faults):
    logits = torch.tensor([[2.0, 0.1, -1.0], [0.5, 1.5, -0.5], [-1.0, 0.2, 1.0], [1.0, 0.0, 0.5]])  # (B, C)
    targets, weight = torch.tensor([0, 1, 2, 0]), torch.ones(3)  # (B,), (C,)
    if "range" in faults:
        targets = targets + 7
    if "target dtype" in faults:
        targets = targets.int()
    if "batch" in faults:
        targets = targets[:3]
    if "axes" in faults:
        targets = targets.unsqueeze(1)
    if "weight" in faults:
        weight = torch.ones(4)
    if "logits dtype" in faults:
        logits = logits.long()
    return F.cross_entropy(logits, targets, weight=weight).item()


def message(*faults):
    try:
        call(faults)
    except (RuntimeError, ValueError, IndexError) as error:
        return str(error)
    return "-"


order = ["logits dtype", "batch", "axes", "target dtype", "weight", "range"]
messages = {name: message(name) for name in order}
for name, text in messages.items():
    print(f"{name:13} {text}")

pairs = list(combinations(order, 2))
earlier_is_reported = [message(one, other) == messages[one] for one, other in pairs]
always_the_earlier = all(earlier_is_reported)
pair_count = len(pairs)
print(f"{sum(earlier_is_reported)} / {pair_count}")

# ko: 로짓과 모양이 같은 타깃은 확률로 읽으므로 다른 확인을 거칩니다.
# en: A target of the logits' own shape is read as probabilities and meets other checks.
try:
    F.cross_entropy(torch.zeros(4, 3), torch.ones(4, 3, dtype=torch.long))
except RuntimeError as error:
    same_shape = str(error)
unchecked = F.cross_entropy(torch.zeros(4, 3), torch.full((4, 3), -7.0)).item()
values_are_unchecked = unchecked < 0
print(f"{same_shape}\n{unchecked:.4f}")
