"""ko: pos_weight는 라벨마다 하나씩 또는 모두에 하나인 텐서여야 하며, 양성이 없는 라벨에서는 무한대가 됩니다.
en: pos_weight must be a tensor with one entry a label or one for all; for a label without positives it is infinite.
"""

import torch
import torch.nn.functional as F
from torch import nn

# --8<-- [start:length]
logits = torch.tensor([[2.0, -1.0, 0.5], [-0.5, 1.0, -3.0]])  # (B, K)
targets = torch.tensor([[1.0, 0.0, 1.0], [0.0, 1.0, 0.0]])  # (B, K)
per_sample = torch.tensor([1.0, 3.0])  # (B,)
try:
    F.binary_cross_entropy_with_logits(logits, targets, pos_weight=per_sample)
except RuntimeError as error:
    length_message = str(error)
    print(f"{type(error).__name__}: {error}")

per_label = torch.tensor([1.0, 3.0, 2.0])  # (K,)
length_fixed = F.binary_cross_entropy_with_logits(logits, targets, pos_weight=per_label)
print(f"{length_fixed:.4f}")
# --8<-- [end:length]

# --8<-- [start:number]
try:
    F.binary_cross_entropy_with_logits(logits, targets, pos_weight=3.0)
except TypeError as error:
    number_message = str(error)
    print(f"{type(error).__name__}: {error}")
try:
    nn.BCEWithLogitsLoss(pos_weight=3.0)
except TypeError as error:
    module_number_message = str(error)
    print(f"{type(error).__name__}: {error}")

number_fixed = nn.BCEWithLogitsLoss(pos_weight=torch.tensor(3.0))(logits, targets)
print(f"{number_fixed:.4f}")
# --8<-- [end:number]

# --8<-- [start:no_positives]
targets = torch.tensor([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])  # ko: 셋째 라벨에 양성 없음  # en: none in label 3
positives = targets.sum(dim=0)  # (K,)
ratio = (len(targets) - positives) / positives  # (K,)
no_positives_loss = F.binary_cross_entropy_with_logits(logits, targets, pos_weight=ratio)
print(ratio.tolist(), f"{no_positives_loss:.4f}")

ratio = (len(targets) - positives) / positives.clamp(min=1)  # (K,)
no_positives_fixed = F.binary_cross_entropy_with_logits(logits, targets, pos_weight=ratio)
print(ratio.tolist(), f"{no_positives_fixed:.4f}")
# --8<-- [end:no_positives]
