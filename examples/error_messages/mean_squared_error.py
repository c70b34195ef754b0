"""ko: 회귀 손실은 (B, 1) 예측과 (B,) 타깃을 경고만 하고 계산하며, 그 손실의 최솟값은 타깃의 분산입니다.
en: With (B, 1) predictions and (B,) targets a regression loss warns and goes on; its minimum is the targets' variance.
"""

import warnings

import torch
import torch.nn.functional as F

# --8<-- [start:mse]
predictions = torch.tensor([[1.0], [2.0], [3.0], [4.0]])  # (B, 1)
targets = torch.tensor([1.0, 2.0, 3.0, 4.0])  # (B,)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    mse_wrong = F.mse_loss(predictions, targets)  # ko: 값은 같은데  # en: equal values, and yet
mse_message = str(caught[0].message)
print(f"{caught[0].category.__name__}: {caught[0].message}")

mse_fixed = F.mse_loss(predictions.squeeze(1), targets)
print(f"{mse_wrong:.4f}  {mse_fixed:.4f}")
# --8<-- [end:mse]

# --8<-- [start:best]
constant = targets.mean().expand(4, 1)  # (B, 1)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    loss_of_the_mean = F.mse_loss(constant, targets)
variance = targets.var(correction=0)
print(f"{loss_of_the_mean:.4f}  {variance:.4f}")
# --8<-- [end:best]

# --8<-- [start:short]
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    try:
        F.mse_loss(targets, targets[:3])  # (4,), (3,)
    except RuntimeError as error:
        short_message = str(error)
        print(f"{type(error).__name__}: {error}")

short_fixed = F.mse_loss(predictions.squeeze(1)[:3], targets[:3])
print(f"{short_fixed:.4f}")
# --8<-- [end:short]

# --8<-- [start:long]
counts = torch.tensor([1, 2, 3, 5])  # (B,)
try:
    F.mse_loss(predictions.squeeze(1).long(), counts)
except NotImplementedError as error:
    long_message = str(error)
    print(f"{type(error).__name__}: {error}")

long_fixed = F.mse_loss(predictions.squeeze(1), counts.float())
print(f"{long_fixed:.4f}")
# --8<-- [end:long]

# --8<-- [start:double]
weights = torch.zeros(4, requires_grad=True)
loss = F.huber_loss(weights, targets.double())
try:
    loss.backward()
except RuntimeError as error:
    double_message = str(error)
    print(f"{type(error).__name__}: {error}")

F.huber_loss(weights, targets).backward()
print(weights.grad)
# --8<-- [end:double]

# --8<-- [start:alike]
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    l1_wrong, huber_wrong = F.l1_loss(predictions, targets), F.huber_loss(predictions, targets)
l1_message, huber_message = (str(one.message) for one in caught)
all_warn_alike = l1_message == huber_message == mse_message
print(f"{l1_wrong:.4f}  {huber_wrong:.4f}  {all_warn_alike}")
# --8<-- [end:alike]
