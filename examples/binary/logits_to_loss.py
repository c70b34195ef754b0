"""ko: 학습에는 로짓을 그대로 손실에 넣고, 시그모이드는 확률이 필요할 때만 적용합니다.
en: Training passes logits straight to the loss; the sigmoid is applied only where a probability is needed.
"""

import torch
from torch import nn

logits = torch.tensor([2.0, -1.0, 0.0, -5.0])  # (B,)
targets = torch.tensor([1.0, 0.0, 1.0, 1.0])  # (B,)  # ko: 실수 0과 1  # en: floats, zero or one

loss = nn.BCEWithLogitsLoss()(logits, targets).item()
per_sample = nn.BCEWithLogitsLoss(reduction="none")(logits, targets).tolist()  # (B,)

probabilities = torch.sigmoid(logits).tolist()  # (B,)
predicted = (logits > 0).tolist()  # ko: 로짓 0이 확률 0.5입니다  # en: a logit of 0 is a probability of 0.5

print("logit  target  probability  predicted    loss")
for row in zip(logits.tolist(), targets.tolist(), probabilities, predicted, per_sample, strict=True):
    print("{:5.1f}  {:6.0f}  {:11.4f}  {!s:9}  {:6.4f}".format(*row))
print(f"mean loss {loss:.4f}")

grid = torch.linspace(-6, 6, 121)  # (G,)
curves = {
    "sigmoid": torch.stack([grid, torch.sigmoid(grid)], dim=1).tolist(),
    "target_1": torch.stack([grid, -nn.functional.logsigmoid(grid)], dim=1).tolist(),
    "target_0": torch.stack([grid, -nn.functional.logsigmoid(-grid)], dim=1).tolist(),
}
