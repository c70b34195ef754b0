"""ko: 개수가 0인 클래스의 역수는 무한대이고 정규화하면 nan이 되므로, 가중치를 만들기 전에 막아야 합니다.
en: The reciprocal of a class count of zero is infinite and becomes nan once normalised, so guard against it before making weights.
"""

import torch
import torch.nn.functional as F

targets = torch.tensor([0, 0, 0, 1])  # en: class 2 is absent  # ko: 2번 클래스가 없습니다
logits = torch.tensor([[2.0, 0.1, -1.0]]).repeat(4, 1)  # (B, C)
C = 3

counts = torch.bincount(targets, minlength=C)
inverse = 1 / counts
normalised = inverse / inverse.sum() * C
inverse_weights, nan_weights = inverse.tolist(), normalised.tolist()
loss_inverse = F.cross_entropy(logits, targets, weight=inverse).item()
loss_normalised = F.cross_entropy(logits, targets, weight=normalised).item()

# ko: 2번 클래스가 배치에 나오면 평균을 낼 때 무한대를 무한대로 나눕니다.
# en: With class 2 in the batch, the mean divides infinity by infinity.
with_class_2 = torch.tensor([0, 0, 1, 2])
loss_with_class_2 = F.cross_entropy(logits, with_class_2, weight=inverse).item()

# ko: 스무딩은 없는 클래스에도 확률을 나누어 주므로 무한대를 곱합니다.
# en: Smoothing gives mass to the absent class too, and multiplies it by infinity.
smoothed_loss = torch.nn.CrossEntropyLoss(weight=inverse, label_smoothing=0.1)
loss_smoothed = smoothed_loss(logits, targets).item()

# ko: 개수를 1 이상으로 올리면 남은 두 클래스의 비율은 그대로입니다.
# en: Raising counts to at least 1 leaves the ratio of the other two as it was.
guarded = 1 / counts.clamp(min=1)
guarded_weights = guarded.tolist()
loss_guarded = F.cross_entropy(logits, targets, weight=guarded).item()

# ko: minlength가 없으면 뒤쪽의 빈 클래스가 아예 사라집니다.
# en: Without minlength the empty classes at the end are dropped altogether.
short_counts = torch.bincount(targets).tolist()
try:
    F.cross_entropy(logits, targets, weight=1 / torch.bincount(targets))
except RuntimeError as error:
    length_type, length_message = type(error).__name__, str(error)

# ko: 배치에 있는 클래스의 가중치가 모두 0이면 0을 0으로 나눕니다.
# en: If every class in the batch has weight 0, zero is divided by zero.
only_class_1 = torch.tensor([0.0, 1.0, 1.0])
three_of_class_0 = logits[:3], targets[:3]
loss_all_weights_zero = F.cross_entropy(*three_of_class_0, weight=only_class_1).item()

print(f"counts            {counts.tolist()}")
print("1 / n             " + " ".join(f"{w:.4f}" for w in inverse_weights))
print("normalised        " + " ".join(f"{w:.4f}" for w in nan_weights))
print("1 / max(n, 1)     " + " ".join(f"{w:.4f}" for w in guarded_weights))
print()
print(f"loss, 1 / n              {loss_inverse:.6f}")
print(f"loss, 1 / n, class 2     {loss_with_class_2}")
print(f"loss, 1 / n, smoothing   {loss_smoothed}")
print(f"loss, normalised         {loss_normalised}")
print(f"loss, 1 / max(n, 1)      {loss_guarded:.6f}")
print(f"loss, weights all 0      {loss_all_weights_zero}")
print()
print(f"bincount without minlength: {short_counts}")
print(f"{length_type}:")
print(length_message.replace(" but got ", "\n  but got "))
