"""ko: autocast 안에서 모델은 bfloat16 로짓을 내지만 교차 엔트로피는 float32로 계산되어 손실의 자릿수를 지킵니다.
en: Under autocast the model gives bfloat16 logits, but cross-entropy is computed in float32 and keeps the digits of the loss.
"""

import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)
model = nn.Linear(20, 1000)
inputs = torch.randn(64, 20)  # (B, D)
targets = torch.randint(1000, (64,))

loss_float32 = F.cross_entropy(model(inputs), targets)

with torch.autocast("cpu", dtype=torch.bfloat16):
    logits = model(inputs)  # (B, C)
    loss_autocast = F.cross_entropy(logits, targets)
loss_autocast.backward()

# ko: autocast 밖에서 bfloat16 로짓을 그대로 넣으면 손실도 bfloat16입니다.
# en: Outside autocast, bfloat16 logits give a bfloat16 loss.
loss_outside = F.cross_entropy(logits, targets)
loss_from_float = F.cross_entropy(logits.float(), targets)

error_autocast = (loss_autocast - loss_float32).abs().item()
error_outside = (loss_outside - loss_float32).abs().item()
dtypes = {
    "weight": str(model.weight.dtype),
    "gradient": str(model.weight.grad.dtype),
    "logits": str(logits.dtype),
    "loss_autocast": str(loss_autocast.dtype),
    "loss_outside": str(loss_outside.dtype),
    "loss_from_float": str(loss_from_float.dtype),
}

for name, dtype in dtypes.items():
    print(f"{name:16s} {dtype}")
print()
print(f"float32 throughout            {loss_float32:.6f}")
print(f"autocast                      {loss_autocast:.6f}")
print(f"bfloat16 logits, no autocast  {loss_outside:.6f}")
print(f"logits.float(), no autocast   {loss_from_float:.6f}")
