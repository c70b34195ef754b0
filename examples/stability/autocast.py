"""ko: autocast 안에서 모델은 bfloat16 로짓을 내지만 교차 엔트로피는 float32로 계산되어 손실의 자릿수를 지킵니다.
en: Under autocast the model returns bfloat16 logits, but cross-entropy is computed in float32 and keeps the digits of the loss.
"""

import torch
import torch.nn.functional as F
from torch import nn

C = 1000
model = nn.Linear(20, C)
inputs = torch.ones(4, 20)  # (B, D)
targets = torch.tensor([0, 1, 2, 3])

with torch.autocast("cpu", dtype=torch.bfloat16):
    logits = model(inputs)  # (B, C)
    loss = F.cross_entropy(logits, targets)
loss.backward()
dtypes = {
    "weight": str(model.weight.dtype),
    "gradient": str(model.weight.grad.dtype),
    "logits": str(logits.dtype),
    "loss_autocast": str(loss.dtype),
    "loss_outside": str(F.cross_entropy(logits, targets).dtype),
    "loss_from_float": str(F.cross_entropy(logits.float(), targets).dtype),
}

# ko: 정답 로짓을 0에서 0.2까지 조금씩 키우면 손실은 계속 내려갑니다.
# en: As the true logit rises from 0 to 0.2, the loss keeps falling.
stairs, smooth, rises = [], [], []
for k in range(41):
    z = torch.zeros(1, C)
    z[0, 0] = 0.005 * k
    in_bfloat16 = z.bfloat16()
    stairs.append(F.cross_entropy(in_bfloat16, targets[:1]).item())
    smooth.append(F.cross_entropy(in_bfloat16.float(), targets[:1]).item())
    rises.append(0.005 * k)
distinct_in_bfloat16, distinct_in_float32 = len(set(stairs)), len(set(smooth))
gap_in_bfloat16 = max(stairs) - sorted(set(stairs))[-2]
largest_error = max(abs(a - b) for a, b in zip(stairs, smooth, strict=True))

for name, dtype in dtypes.items():
    print(f"{name:16s} {dtype}")
print()
print("true logit   bfloat16 loss   .float() loss")
for k in range(0, 41, 8):
    print(f"{rises[k]:10.2f}   {stairs[k]:13.6f}   {smooth[k]:13.6f}")
print()
print(f"different losses out of 41: {distinct_in_bfloat16} and {distinct_in_float32}")
