"""ko: BCELoss는 입력과 타깃이 0과 1 사이인지, 모양과 자료형이 같은지 확인하고 아니면 오류를 냅니다.
en: BCELoss checks that inputs and targets lie between 0 and 1 and agree in shape and dtype, and raises otherwise.
"""

import torch
import torch.nn.functional as F

# --8<-- [start:logits]
logits = torch.tensor([2.0, -1.0, 0.5])  # (B,)
targets = torch.tensor([1.0, 0.0, 1.0])  # (B,)
try:
    F.binary_cross_entropy(logits, targets)
except RuntimeError as error:
    logits_message = str(error)
    print(f"{type(error).__name__}: {error}")

logits_fixed = F.binary_cross_entropy_with_logits(logits, targets)
print(f"{logits_fixed:.4f}")
# --8<-- [end:logits]

# --8<-- [start:nan]
probs = torch.tensor([0.9, float("nan")])  # (B,)
try:
    F.binary_cross_entropy(probs, torch.tensor([1.0, 0.0]))
except RuntimeError as error:
    nan_message = str(error)
    print(f"{type(error).__name__}: {error}")

print(probs.isnan().any())  # ko: 모델의 출력부터 확인합니다  # en: look at the model's output first
# --8<-- [end:nan]

# --8<-- [start:signed]
probs = logits.sigmoid()  # (B,)
signed = torch.tensor([1.0, -1.0, 1.0])  # (B,)
try:
    F.binary_cross_entropy(probs, signed)
except RuntimeError as error:
    signed_message = str(error)
    print(f"{type(error).__name__}: {error}")

signed_fixed = F.binary_cross_entropy(probs, (signed + 1) / 2)
print(f"{signed_fixed:.4f}")
# --8<-- [end:signed]

# --8<-- [start:long]
integers = torch.tensor([1, 0, 1])  # (B,)
try:
    F.binary_cross_entropy(probs, integers)
except RuntimeError as error:
    long_message = str(error)
    print(f"{type(error).__name__}: {error}")

long_fixed = F.binary_cross_entropy(probs, integers.to(probs.dtype))
print(f"{long_fixed:.4f}")
# --8<-- [end:long]

# --8<-- [start:column]
column = probs.unsqueeze(1)  # (B, 1)
try:
    F.binary_cross_entropy(column, targets)
except ValueError as error:
    column_message = str(error)
    print(f"{type(error).__name__}: {error}")

column_fixed = F.binary_cross_entropy(column.squeeze(1), targets)
print(f"{column_fixed:.4f}")
# --8<-- [end:column]

# --8<-- [start:pos_weight]
try:
    torch.nn.BCELoss(pos_weight=torch.tensor(3.0))
except TypeError as error:
    pos_weight_message = str(error)
    print(f"{type(error).__name__}: {error}")

criterion = torch.nn.BCEWithLogitsLoss(pos_weight=torch.tensor(3.0))
pos_weight_fixed = criterion(logits, targets)
print(f"{pos_weight_fixed:.4f}")
# --8<-- [end:pos_weight]

# ko: 다른 타깃에서 나오는 메시지
# en: The messages of other targets
messages = {}
for name, other in {
    "counted": torch.tensor([1.0, 0.0, 2.0]),
    "bool": targets.bool(),
    "double": targets.double(),
    "half": targets.half(),
}.items():
    try:
        F.binary_cross_entropy(probs, other)
    except RuntimeError as error:
        messages[name] = str(error)
counted_message, bool_message, double_message, half_message = messages.values()
print(*messages.values(), sep="\n")
