"""ko: 인덱스 타깃은 int64나 uint8, 확률 타깃과 로짓은 실수형이 아니면 나오는 오류입니다.
en: The errors when index targets are not int64 or uint8, or when probability targets and logits are not floating point.
"""

import torch
import torch.nn.functional as F

# --8<-- [start:float_index]
logits = torch.tensor([[2.0, 0.1, -1.0], [0.5, 1.5, -0.5]])  # (B, C)
targets = torch.tensor([0.0, 1.0])  # (B,)
try:
    F.cross_entropy(logits, targets)
except RuntimeError as error:
    float_index_message = str(error)
    print(f"{type(error).__name__}: {error}")

float_index_fixed = F.cross_entropy(logits, targets.long())
print(f"{float_index_fixed:.4f}")
# --8<-- [end:float_index]

# --8<-- [start:all_dtypes]
targets = torch.tensor([0, 1])  # (B,)
index_dtype_messages, accepted = {}, []
for name in ("int64", "uint8", "int32", "int16", "int8", "bool", "float64", "float32", "float16"):
    try:
        F.cross_entropy(logits, targets.to(getattr(torch, name)))
        accepted.append(name)
    except RuntimeError as error:
        index_dtype_messages[name] = str(error)
only_two_are_accepted = accepted == ["int64", "uint8"]
int_index_message = index_dtype_messages["int32"]
print(*accepted, *index_dtype_messages.values(), sep="\n")
# --8<-- [end:all_dtypes]

# --8<-- [start:one_hot]
one_hot = F.one_hot(targets, num_classes=3)  # (B, C), int64
try:
    F.cross_entropy(logits, one_hot)
except RuntimeError as error:
    one_hot_message = str(error)
    print(f"{type(error).__name__}: {error}")

one_hot_fixed = F.cross_entropy(logits, one_hot.float())
print(f"{one_hot_fixed:.4f}")
# --8<-- [end:one_hot]

# --8<-- [start:one_axis]
scores = torch.tensor([2.0, -1.0])  # (B,)
try:
    F.cross_entropy(scores, targets)  # (B,), (B,)
except RuntimeError as error:
    one_axis_message = str(error)
    print(f"{type(error).__name__}: {error}")

one_axis_fixed = F.binary_cross_entropy_with_logits(scores, targets.float())
print(f"{one_axis_fixed:.4f}")
# --8<-- [end:one_axis]

# --8<-- [start:swapped]
try:
    F.cross_entropy(targets, logits)
except NotImplementedError as error:
    swapped_message = str(error)
    print(f"{type(error).__name__}: {error}")

swapped_fixed = F.cross_entropy(logits, targets)
print(f"{swapped_fixed:.4f}")
# --8<-- [end:swapped]

# --8<-- [start:integer_logits]
token_scores = torch.ones(2, 3, 5, dtype=torch.long)  # (B, C, T)
token_targets = torch.zeros(2, 5, dtype=torch.long)  # (B, T)
try:
    F.cross_entropy(token_scores, token_targets)
except NotImplementedError as error:
    integer_logits_message = str(error)
    print(f"{type(error).__name__}: {error}")

integer_logits_fixed = F.cross_entropy(token_scores.float(), token_targets)
print(f"{integer_logits_fixed:.4f}")
# --8<-- [end:integer_logits]

one_hot_messages = {}
for name in ("int32", "bool"):
    try:
        F.cross_entropy(logits, one_hot.to(getattr(torch, name)))
    except RuntimeError as error:
        one_hot_messages[name] = str(error)
one_hot_int_message, one_hot_bool_message = one_hot_messages.values()

# --8<-- [start:accuracy]
hits = logits.argmax(dim=1) == targets  # (B,), bool
try:
    hits.mean()
except RuntimeError as error:
    accuracy_message = str(error)
    print(f"{type(error).__name__}: {error}")

accuracy_fixed = hits.float().mean().item()
print(accuracy_fixed)
# --8<-- [end:accuracy]
