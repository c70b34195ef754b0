"""ko: 손실 클래스를 함수처럼 부르거나, 인자에 허용되지 않는 값을 주었을 때 나오는 오류입니다.
en: The errors of a loss class called like a function, and of values that its arguments do not allow.
"""

import warnings

import torch
import torch.nn.functional as F
from torch import nn

# --8<-- [start:as_function]
logits = torch.tensor([[2.0, 0.1, -1.0], [0.5, 1.5, -0.5]])  # (B, C)
targets = torch.tensor([0, 1])  # (B,)
try:
    nn.CrossEntropyLoss(logits, targets)
except RuntimeError as error:
    as_function_message = str(error)
    print(f"{type(error).__name__}: {error}")

as_function_fixed = nn.CrossEntropyLoss()(logits, targets)
print(f"{as_function_fixed:.4f}")
# --8<-- [end:as_function]

# --8<-- [start:batch_of_one]
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    module = nn.CrossEntropyLoss(logits[:1], targets[:1])  # ko: 오류 없음  # en: no error
one_sample_warning_message = str(caught[0].message)
print(f"{caught[0].category.__name__}: {caught[0].message}")
try:
    module.backward()
except AttributeError as error:
    one_sample_backward_message = str(error)
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:batch_of_one]

# --8<-- [start:no_target]
try:
    nn.CrossEntropyLoss()(logits)
except TypeError as error:
    no_target_message = str(error)
    print(f"{type(error).__name__}: {error}")

no_target_fixed = nn.CrossEntropyLoss()(logits, targets)
print(f"{no_target_fixed:.4f}")
# --8<-- [end:no_target]

# --8<-- [start:weight_length]
logits = torch.tensor([[2.0, 0.1, -1.0], [0.5, 1.5, -0.5]])  # (B, C)
targets = torch.tensor([0, 1])  # (B,)
weight = 1.0 / torch.bincount(targets)  # ko: 클래스 2가 빠진 (2,)  # en: (2,), without class 2
try:
    F.cross_entropy(logits, targets, weight=weight)
except RuntimeError as error:
    weight_length_message = str(error)
    print(f"{type(error).__name__}: {error}")

weight = 1.0 / torch.bincount(targets, minlength=3).clamp(min=1)  # (C,)
weight_length_fixed = F.cross_entropy(logits, targets, weight=weight)
print(f"{weight_length_fixed:.4f}")
# --8<-- [end:weight_length]

# --8<-- [start:weight_double]
weight = torch.tensor([1.0, 2.0, 5.0], dtype=torch.float64)  # (C,)
try:
    F.cross_entropy(logits, targets, weight=weight)
except RuntimeError as error:
    weight_double_message = str(error)
    print(f"{type(error).__name__}: {error}")

weight_double_fixed = F.cross_entropy(logits, targets, weight=weight.to(logits.dtype))
print(f"{weight_double_fixed:.4f}")
# --8<-- [end:weight_double]

# --8<-- [start:reduction]
try:
    F.cross_entropy(logits, targets, reduction="avg")
except ValueError as error:
    reduction_message = str(error)
    print(f"{type(error).__name__}: {error}")

reduction_fixed = F.cross_entropy(logits, targets, reduction="mean")
print(f"{reduction_fixed:.4f}")
# --8<-- [end:reduction]

# --8<-- [start:smoothing]
try:
    F.cross_entropy(logits, targets, label_smoothing=1.5)
except RuntimeError as error:
    smoothing_message = str(error)
    print(f"{type(error).__name__}: {error}")

smoothing_fixed = F.cross_entropy(logits, targets, label_smoothing=0.15)
print(f"{smoothing_fixed:.4f}")
# --8<-- [end:smoothing]

# --8<-- [start:ignored_probs]
probs = F.one_hot(targets, num_classes=3).float()  # (B, C)
try:
    F.cross_entropy(logits, probs, ignore_index=1)
except RuntimeError as error:
    ignored_probs_message = str(error)
    print(f"{type(error).__name__}: {error}")

ignored_probs_fixed = F.cross_entropy(logits, targets, ignore_index=1)
print(f"{ignored_probs_fixed:.4f}")
with_minus_one = F.cross_entropy(logits, probs, ignore_index=-1)
minus_one_does_nothing = bool(with_minus_one == F.cross_entropy(logits, probs))
print(minus_one_does_nothing)
# --8<-- [end:ignored_probs]

try:
    F.cross_entropy(logits, targets, weight=torch.tensor([1, 2, 5]))
except RuntimeError as error:
    weight_long_message = str(error)
    print(f"{type(error).__name__}: {error}")
