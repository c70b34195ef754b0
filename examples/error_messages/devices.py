"""ko: 손실에 들어가는 텐서와 가중치는 모두 같은 장치에 있어야 합니다. GPU 대신 meta 장치로 확인합니다.
en: Every tensor and weight that enters a loss has to be on one device; the meta device stands in for a GPU here.
"""

import torch
import torch.nn.functional as F
from torch import nn

# --8<-- [start:target]
logits = torch.zeros(2, 3, device="meta")  # ko: GPU에서는 device="cuda"  # en: device="cuda" on a GPU
targets = torch.tensor([0, 1])  # (B,)
try:
    F.cross_entropy(logits, targets)
except RuntimeError as error:
    target_message = str(error)
    print(f"{type(error).__name__}: {error}")

loss = F.cross_entropy(logits, targets.to(logits.device))
print(loss.device)
# --8<-- [end:target]

# --8<-- [start:weight]
model = nn.Linear(4, 3).to("meta")
criterion = nn.CrossEntropyLoss(weight=torch.tensor([1.0, 2.0, 5.0]))
features = torch.zeros(2, 4, device="meta")  # (B, D)
try:
    criterion(model(features), targets.to("meta"))
except RuntimeError as error:
    weight_message = str(error)
    print(f"{type(error).__name__}: {error}")

criterion = criterion.to("meta")  # ko: 손실의 가중치도 옮깁니다  # en: moves the weight of the loss as well
loss_device = str(criterion(model(features), targets.to("meta")).device)
print(loss_device)
# --8<-- [end:weight]

# --8<-- [start:numpy]
try:
    logits.numpy()
except TypeError as error:
    numpy_message = str(error)
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:numpy]
