"""ko: BCEWithLogitsLoss는 정수와 bool 타깃, 다른 모양을 받지 않으며, 타깃의 범위는 확인하지 않습니다.
en: BCEWithLogitsLoss takes no integer or bool targets and no other shape; it does not check the range of the targets.
"""

import torch
import torch.nn.functional as F
from torch import nn

# --8<-- [start:long]
logits = torch.tensor([2.0, -1.0, 0.5])  # (B,)
integers = torch.tensor([1, 0, 1])  # (B,)
try:
    F.binary_cross_entropy_with_logits(logits, integers)
except RuntimeError as error:
    long_message = str(error)
    print(f"{type(error).__name__}: {error}")

long_fixed = F.binary_cross_entropy_with_logits(logits, integers.float())
print(f"{long_fixed:.4f}")
# --8<-- [end:long]

# --8<-- [start:bool]
scores = torch.tensor([4.0, 1.0, 5.0])  # (B,)
try:
    F.binary_cross_entropy_with_logits(logits, scores > 3)
except RuntimeError as error:
    bool_message = str(error)
    print(f"{type(error).__name__}: {error}")

bool_fixed = F.binary_cross_entropy_with_logits(logits, (scores > 3).float())
print(f"{bool_fixed:.4f}")
# --8<-- [end:bool]

# --8<-- [start:column]
column = logits.unsqueeze(1)  # (B, 1)
targets = torch.tensor([1.0, 0.0, 1.0])  # (B,)
try:
    F.binary_cross_entropy_with_logits(column, targets)
except ValueError as error:
    column_message = str(error)
    print(f"{type(error).__name__}: {error}")

column_fixed = F.binary_cross_entropy_with_logits(column.squeeze(1), targets)
print(f"{column_fixed:.4f}")
# --8<-- [end:column]

# --8<-- [start:smoothing]
try:
    nn.BCEWithLogitsLoss(label_smoothing=0.1)
except TypeError as error:
    smoothing_message = str(error)
    print(f"{type(error).__name__}: {error}")

smoothed = targets * (1 - 0.1) + 0.1 / 2  # ko: 0.95, 0.05  # en: 0.95, 0.05
smoothing_fixed = F.binary_cross_entropy_with_logits(logits, smoothed)
print(f"{smoothing_fixed:.4f}")
# --8<-- [end:smoothing]

# --8<-- [start:integer_logits]
votes = torch.tensor([2, -1, 0])  # (B,)
try:
    F.binary_cross_entropy_with_logits(votes, targets)
except NotImplementedError as error:
    integer_logits_message = str(error)
    print(f"{type(error).__name__}: {error}")

integer_logits_fixed = F.binary_cross_entropy_with_logits(votes.float(), targets)
print(f"{integer_logits_fixed:.4f}")
# --8<-- [end:integer_logits]

try:
    F.binary_cross_entropy_with_logits(logits, integers.int())
except RuntimeError as error:
    int_message = str(error)
    print(f"{type(error).__name__}: {error}")
