"""ko: 소프트맥스에 축을 적지 않거나, one_hot에 클래스 수를 벗어난 라벨을 주면 나오는 경고와 오류입니다.
en: The warnings and errors of a softmax without an axis and of labels that one_hot cannot place.
"""

import warnings

import torch
import torch.nn.functional as F

# --8<-- [start:F_softmax]
logits = torch.tensor([[2.0, 0.1, -1.0], [0.5, 1.5, -0.5]])  # (B, C)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    F.softmax(logits)
F_softmax_message = str(caught[0].message)
print(f"{caught[0].category.__name__}: {caught[0].message}")

row_sums = F.softmax(logits, dim=1).sum(dim=1).tolist()
print(f"{row_sums[0]:.4f}  {row_sums[1]:.4f}")
# --8<-- [end:F_softmax]

# --8<-- [start:no_dim]
try:
    torch.softmax(logits)
except TypeError as error:
    no_dim_message = str(error)
    print(f"{type(error).__name__}: {error}")

row_sums_of_torch = torch.softmax(logits, dim=1).sum(dim=1).tolist()
print(f"{row_sums_of_torch[0]:.4f}  {row_sums_of_torch[1]:.4f}")
# --8<-- [end:no_dim]

# --8<-- [start:too_large]
labels = torch.tensor([0, 1, 3])  # (B,)
try:
    F.one_hot(labels, num_classes=3)
except RuntimeError as error:
    too_large_message = str(error)
    print(f"{type(error).__name__}: {error}")

too_large_fixed = F.one_hot(labels, num_classes=4).tolist()
print(too_large_fixed)
# --8<-- [end:too_large]

# --8<-- [start:negative]
padded = torch.tensor([0, 1, -1])  # (B,)
try:
    F.one_hot(padded, num_classes=3)
except RuntimeError as error:
    negative_message = str(error)
    print(f"{type(error).__name__}: {error}")

negative_fixed = F.one_hot(padded[padded >= 0], num_classes=3).tolist()
print(negative_fixed)
# --8<-- [end:negative]

# --8<-- [start:float]
floats = torch.tensor([0.0, 2.0])  # (B,)
try:
    F.one_hot(floats, num_classes=3)
except RuntimeError as error:
    float_message = str(error)
    print(f"{type(error).__name__}: {error}")

float_fixed = F.one_hot(floats.long(), num_classes=3).tolist()
print(float_fixed)
# --8<-- [end:float]

# --8<-- [start:scatter]
try:
    torch.zeros(3, 3).scatter_(1, labels.unsqueeze(1), 1.0)
except RuntimeError as error:
    scatter_message = str(error)
    print(f"{type(error).__name__}: {error}")

scatter_fixed = torch.zeros(3, 4).scatter_(1, labels.unsqueeze(1), 1.0).tolist()
print(scatter_fixed)
# --8<-- [end:scatter]

# --8<-- [start:scatter_float]
try:
    torch.zeros(2, 3).scatter_(1, floats.unsqueeze(1), 1.0)
except RuntimeError as error:
    scatter_float_message = str(error)
    print(f"{type(error).__name__}: {error}")

scatter_float_fixed = torch.zeros(2, 3).scatter_(1, floats.long().unsqueeze(1), 1.0).tolist()
print(scatter_float_fixed)
# --8<-- [end:scatter_float]

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    torch.nn.Softmax()(logits)
nn_softmax_message = str(caught[0].message)

# --8<-- [start:gather]
try:
    logits.gather(1, torch.tensor([[3], [0]]))
except RuntimeError as error:
    gather_message = str(error)
    print(f"{type(error).__name__}: {error}")
gather_says_the_same = gather_message == scatter_message
# --8<-- [end:gather]
