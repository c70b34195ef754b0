"""ko: 같은 예측이라도 모으는 방법, 가중치, 입력의 종류에 따라 손실 값이 달라집니다.
en: For the same predictions, the reduction, the weights and the kind of input each change the loss.
"""

import torch
from torch import nn

logits = torch.tensor([[2.0, 0.0], [1.0, 0.0], [0.5, 0.0]])  # (B, C)
targets = torch.tensor([0, 0, 1])  # (B,)

per_sample = nn.CrossEntropyLoss(reduction="none")(logits, targets)  # (B,)
loss_mean = nn.CrossEntropyLoss()(logits, targets).item()
loss_sum = nn.CrossEntropyLoss(reduction="sum")(logits, targets).item()

# ko: 클래스 1의 샘플을 4배로 셉니다.
# en: Samples of class 1 count four times.
weight = torch.tensor([1.0, 4.0])  # (C,)
loss_weighted = nn.CrossEntropyLoss(weight=weight)(logits, targets).item()

# ko: 로짓 자리에 확률을 넣어도 오류가 나지 않습니다.
# en: Probabilities in place of logits raise no error.
loss_of_probabilities = nn.CrossEntropyLoss()(logits.softmax(dim=1), targets).item()

print("per sample       ", [f"{x:.4f}" for x in per_sample.tolist()])
print(f"mean              {loss_mean:.4f}")
print(f"sum               {loss_sum:.4f}")
print(f"weight (1, 4)     {loss_weighted:.4f}")
print(f"softmax first     {loss_of_probabilities:.4f}")
