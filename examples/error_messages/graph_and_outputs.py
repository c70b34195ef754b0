"""ko: 제자리에서 바꾼 텐서, 텐서가 아닌 모델 출력, 그래프가 이어진 텐서를 잘못 쓰면 나오는 오류입니다.
en: The errors of tensors changed in place, of model outputs that are not tensors, and of tensors still in the graph.
"""

import torch
import torch.nn.functional as F
from torch import nn

# --8<-- [start:in_place]
model = nn.Linear(4, 3)
features = torch.linspace(-1, 1, 8).reshape(2, 4)  # (B, D)
probs = model(features).softmax(dim=1)  # (B, C)
probs += 1e-8  # ko: 제자리 연산  # en: in place
try:
    probs.log().mean().backward()
except RuntimeError as error:
    in_place_message = str(error)
    print(f"{type(error).__name__}: {error}")

probs = model(features).softmax(dim=1)
probs = probs + 1e-8  # ko: 새 텐서  # en: a new tensor
probs.log().mean().backward()
# --8<-- [end:in_place]

# --8<-- [start:leaf]
W = torch.zeros(3, requires_grad=True)
(W - 1).square().sum().backward()
try:
    W -= 0.1 * W.grad
except RuntimeError as error:
    leaf_message = str(error)
    print(f"{type(error).__name__}: {error}")

with torch.no_grad():
    W -= 0.1 * W.grad
leaf_fixed = W.tolist()
print(W.detach())
# --8<-- [end:leaf]

# --8<-- [start:tuple]
logits = torch.tensor([[2.0, 0.1, -1.0], [0.5, 1.5, -0.5]])  # (B, C)
targets = torch.tensor([0, 1])  # (B,)
outputs = (logits, torch.zeros(2, 8))  # ko: 로짓과 은닉 상태  # en: logits and hidden state
try:
    F.cross_entropy(outputs, targets)
except TypeError as error:
    tuple_message = str(error)
    print(f"{type(error).__name__}: {error}")

tuple_fixed = F.cross_entropy(outputs[0], targets)
print(f"{tuple_fixed:.4f}")
# --8<-- [end:tuple]

# --8<-- [start:tuple_bce]
try:
    F.binary_cross_entropy_with_logits((torch.zeros(2), None), torch.ones(2))
except AttributeError as error:
    tuple_bce_message = str(error)
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:tuple_bce]

# --8<-- [start:tuple_backward]
try:
    outputs.backward()
except AttributeError as error:
    tuple_backward_message = str(error)
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:tuple_backward]

# --8<-- [start:weight]
try:
    F.cross_entropy(logits, targets, weight=[1.0, 2.0, 5.0])
except TypeError as error:
    weight_message = str(error)
    print(f"{type(error).__name__}: {error}")

weight_fixed = F.cross_entropy(logits, targets, weight=torch.tensor([1.0, 2.0, 5.0]))
print(f"{weight_fixed:.4f}")
# --8<-- [end:weight]

# --8<-- [start:numpy]
logits = model(features)  # (B, C)
try:
    logits.numpy()
except RuntimeError as error:
    numpy_message = str(error)
    print(f"{type(error).__name__}: {error}")

array = logits.detach().cpu().numpy()
print(array.shape)
# --8<-- [end:numpy]

# --8<-- [start:item]
losses = F.cross_entropy(model(features), targets, reduction="none")  # (B,)
try:
    losses.item()
except RuntimeError as error:
    item_message = str(error)
    print(f"{type(error).__name__}: {error}")

average = losses.mean().item()
print(type(average).__name__)
# --8<-- [end:item]

# --8<-- [start:called]
loss = nn.CrossEntropyLoss()
try:
    for _ in range(2):
        loss = loss(model(features), targets)  # ko: 함수가 값으로 바뀝니다  # en: the value replaces the function
except TypeError as error:
    called_message = str(error)
    print(f"{type(error).__name__}: {error}")

criterion = nn.CrossEntropyLoss()
called_fixed = [criterion(model(features), targets).item() for _ in range(2)]
# --8<-- [end:called]

# --8<-- [start:integer]
try:
    torch.tensor([1, 2], requires_grad=True)
except RuntimeError as error:
    integer_message = str(error)
    print(f"{type(error).__name__}: {error}")

integer_fixed = torch.tensor([1.0, 2.0], requires_grad=True).requires_grad
print(integer_fixed)
# --8<-- [end:integer]
