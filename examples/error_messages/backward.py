"""ko: backward()는 기울기가 이어져 있고, 스칼라이고, 텐서인 손실에만 부를 수 있습니다.
en: backward() needs a loss that is a tensor, is a scalar and is connected to something that requires a gradient.
"""

import torch
import torch.nn.functional as F
from torch import nn

model = nn.Linear(4, 3)
features = torch.linspace(-1, 1, 8).reshape(2, 4)  # (B, D)
targets = torch.tensor([0, 1])  # (B,)

# --8<-- [start:no_grad]
with torch.no_grad():
    logits = model(features)  # (B, C)
try:
    F.cross_entropy(logits, targets).backward()
except RuntimeError as error:
    no_grad_message = str(error)
    print(f"{type(error).__name__}: {error}")

logits = model(features)
F.cross_entropy(logits, targets).backward()
print(model.weight.grad is not None)
# --8<-- [end:no_grad]

# --8<-- [start:accuracy]
hits = logits.argmax(dim=1) == targets  # (B,)
try:
    (1 - hits.float().mean()).backward()
except RuntimeError as error:
    accuracy_message = str(error)
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:accuracy]

# --8<-- [start:not_scalar]
losses = F.cross_entropy(model(features), targets, reduction="none")  # (B,)
try:
    losses.backward()
except RuntimeError as error:
    not_scalar_message = str(error)
    print(f"{type(error).__name__}: {error}")

losses.mean().backward()
# --8<-- [end:not_scalar]

# --8<-- [start:number]
number = F.cross_entropy(model(features), targets).item()
try:
    number.backward()
except AttributeError as error:
    number_message = str(error)
    print(f"{type(error).__name__}: {error}")

loss = F.cross_entropy(model(features), targets)
loss.backward()
log = loss.item()  # ko: 숫자는 기록할 때만  # en: the number is for the log only
# --8<-- [end:number]

# --8<-- [start:twice]
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
loss = F.cross_entropy(model(features), targets)  # ko: 루프 밖  # en: outside the loop
try:
    for _ in range(2):
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
except RuntimeError as error:
    twice_message = str(error)
    print(f"{type(error).__name__}: {error}")

twice_fixed = []
for _ in range(2):
    loss = F.cross_entropy(model(features), targets)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    twice_fixed.append(loss.item())
print(twice_fixed[1] < twice_fixed[0])
# --8<-- [end:twice]
