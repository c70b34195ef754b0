"""ko: 클래스 축은 배치 축 바로 뒤, 즉 축 1이어야 하므로 (B, T, C) 로짓은 축을 옮기거나 펴서 넣습니다.
en: The class axis must be axis 1, right after the batch, so (B, T, C) logits are transposed or flattened first.
"""

import math

import torch
import torch.nn.functional as F

B, T, C = 2, 4, 3
scores = [
    [[2.0, 0.1, -1.0], [0.3, 1.5, 0.2], [-0.5, 0.0, 1.0], [1.2, 0.4, 0.1]],
    [[0.0, 0.9, -0.3], [1.1, -0.2, 0.5], [0.6, 0.7, 0.8], [-1.0, 2.0, 0.3]],
]
logits = torch.tensor(scores)  # (B, T, C)
labels = [[0, 1, 2, 0], [1, 0, 2, 1]]
targets = torch.tensor(labels)  # (B, T)

loss_transposed = F.cross_entropy(logits.transpose(1, 2), targets).item()  # (B, C, T)
loss_flattened = F.cross_entropy(logits.reshape(B * T, C), targets.reshape(B * T)).item()  # (B*T, C), (B*T,)
same_both_ways = math.isclose(loss_transposed, loss_flattened, rel_tol=1e-6)
each = F.cross_entropy(logits.transpose(1, 2), targets, reduction="none")  # (B, T)
shape_of_each = list(each.shape)

# ko: 그대로 넣으면 축 1인 T를 클래스로 읽습니다.
# en: As they stand, T is axis 1 and is taken for the classes.
try:
    F.cross_entropy(logits, targets)
except RuntimeError as error:
    as_it_stands_message = str(error)

print(f"(B, C, T)   {loss_transposed:.6f}")
print(f"(B*T, C)    {loss_flattened:.6f}")
print(f"none        {shape_of_each}")
print(f"(B, T, C)   RuntimeError: {as_it_stands_message}")
