"""ko: 타깃의 모양, 샘플 수, 클래스 인덱스가 로짓과 맞지 않을 때 F.cross_entropy가 내는 오류입니다.
en: The errors of F.cross_entropy when the shape, the number or the class indices of the targets do not fit the logits.
"""

import torch
import torch.nn.functional as F

# --8<-- [start:column]
logits = torch.tensor([[2.0, 0.1, -1.0], [0.5, 1.5, -0.5]])  # (B, C)
targets = torch.tensor([[0], [1]])  # (B, 1)
try:
    F.cross_entropy(logits, targets)
except RuntimeError as error:
    column_message = str(error)
    print(f"{type(error).__name__}: {error}")

column_fixed = F.cross_entropy(logits, targets.squeeze(1))
print(f"{column_fixed:.4f}")
# --8<-- [end:column]

# --8<-- [start:wide]
one_hot = F.one_hot(torch.tensor([0, 1]), num_classes=4)  # (B, 4)
try:
    F.cross_entropy(logits, one_hot)  # (B, 3), (B, 4)
except RuntimeError as error:
    wide_message = str(error)
    print(f"{type(error).__name__}: {error}")

one_hot = F.one_hot(torch.tensor([0, 1]), num_classes=3).float()  # (B, 3)
wide_fixed = F.cross_entropy(logits, one_hot)
print(f"{wide_fixed:.4f}")
# --8<-- [end:wide]

# --8<-- [start:row]
logits = torch.tensor([[2.0, 0.1, -1.0], [0.5, 1.5, -0.5]])  # (B, C)
targets = torch.tensor([[0, 1]])  # (1, B)
try:
    F.cross_entropy(logits, targets)
except ValueError as error:
    row_message = str(error)
    print(f"{type(error).__name__}: {error}")

row_fixed = F.cross_entropy(logits, targets.flatten())
print(f"{row_fixed:.4f}")
# --8<-- [end:row]

# --8<-- [start:from_one]
logits = torch.tensor([[2.0, 0.1, -1.0], [0.5, 1.5, -0.5], [-1.0, 0.2, 1.0]])  # (B, C)
targets = torch.tensor([1, 2, 3])  # ko: 1부터 센 라벨  # en: labels counted from one
try:
    F.cross_entropy(logits, targets)
except IndexError as error:
    from_one_message = str(error)
    print(f"{type(error).__name__}: {error}")

from_one_fixed = F.cross_entropy(logits, targets - 1)
print(f"{from_one_fixed:.4f}")
# --8<-- [end:from_one]

# --8<-- [start:minus_one]
logits = torch.tensor([[2.0, 0.1, -1.0], [0.5, 1.5, -0.5]])  # (B, C)
targets = torch.tensor([0, -1])  # (B,)
try:
    F.cross_entropy(logits, targets)
except IndexError as error:
    minus_one_message = str(error)
    print(f"{type(error).__name__}: {error}")

minus_one_fixed = F.cross_entropy(logits, targets, ignore_index=-1)
print(f"{minus_one_fixed:.4f}")
# --8<-- [end:minus_one]

targets = torch.tensor([0, 1, 7])  # (B,)
try:
    F.cross_entropy(torch.zeros(3, 3), targets)
except IndexError as error:
    seven_message = str(error)
    print(f"{type(error).__name__}: {error}")

# --8<-- [start:list]
logits = torch.tensor([[2.0, 0.1, -1.0], [0.5, 1.5, -0.5]])  # (B, C)
try:
    F.cross_entropy(logits, [0, 1])
except TypeError as error:
    list_message = str(error)
    print(f"{type(error).__name__}: {error}")

list_fixed = F.cross_entropy(logits, torch.tensor([0, 1]))
print(f"{list_fixed:.4f}")
# --8<-- [end:list]

# --8<-- [start:casting]
logits, targets = torch.zeros(4, 3), torch.tensor([0, 1, 2, 0])  # (B, C), (B,)
calls = {
    "column_float": lambda: F.cross_entropy(logits, targets.unsqueeze(1).float()),
    "short": lambda: F.cross_entropy(logits, targets[:3]),
}
others = {}
for name, call in calls.items():
    try:
        call()
    except (RuntimeError, ValueError) as error:
        others[name] = str(error)
column_float_message, short_message = others.values()
casting_changes_nothing = column_float_message == column_message
print(column_float_message, short_message, sep="\n")
# --8<-- [end:casting]
