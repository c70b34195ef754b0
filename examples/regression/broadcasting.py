"""ko: 예측이 (B, 1), 타깃이 (B,)이면 경고만 나오고 (B, B)로 브로드캐스팅되어, 모델은 평균만 학습합니다.
en: Predictions (B, 1) and targets (B,) only warn, broadcast to (B, B), and the model learns nothing but the mean.
"""

import copy
import warnings

import torch
from torch import nn
from torch.nn import functional as F

predictions = torch.tensor([[1.0], [2.0], [3.0], [4.0]])  # (B, 1)
targets = torch.tensor([1.0, 2.0, 3.0, 4.0])  # (B,)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    loss_of_perfect_predictions = F.mse_loss(predictions, targets).item()
    loss_table = F.mse_loss(predictions, targets, reduction="none").tolist()  # (B, B)
warning_kind = caught[0].category.__name__
warning_text = str(caught[0].message)
loss_of_same_shape = F.mse_loss(predictions.squeeze(1), targets).item()

print(f"{warning_kind}: {warning_text[:62]} ...")
print(f"(B, 1), (B,)  {loss_of_perfect_predictions:8.4f}")
print(f"(B,),   (B,)  {loss_of_same_shape:8.4f}")

torch.manual_seed(0)
features = torch.randn(1024, 10)
column = features @ torch.randn(10, 1) + 0.5 * torch.randn(1024, 1)  # (N, 1)
flat = column.squeeze(1)  # (N,)
start = nn.Sequential(nn.Linear(10, 64), nn.ReLU(), nn.Linear(64, 1))


def train(goal):
    model = copy.deepcopy(start)
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-2)
    for _ in range(200):
        loss = F.mse_loss(model(features), goal)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        outputs = model(features)  # (N, 1)
        true_loss = F.mse_loss(outputs, column).item()
    return {"reported": loss.item(), "true": true_loss, "spread": outputs.std().item()}


with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    broadcast = train(flat)
same_shape = train(column)
variance_of_targets = flat.var(correction=0).item()
stopped_at_the_variance = abs(broadcast["reported"] - variance_of_targets) < 0.02 * variance_of_targets
predicted_one_value = broadcast["spread"] < 0.02 * flat.std().item()
same_shape_learned = same_shape["true"] < 0.1 * variance_of_targets

print(f"\nvar(y) {variance_of_targets:.4f}")
print("targets  reported     true  std(outputs)")
for name, found in (("(N,)", broadcast), ("(N, 1)", same_shape)):
    print(f"{name:8}" + "".join(f"{value:9.4f}" for value in found.values()))
