"""ko: label_smoothing은 정답을 (1-α)·원-핫 + α/C로 섞으며, 이 정답을 확률로 직접 준 것과 같습니다.
en: label_smoothing mixes the target into (1-α)·one-hot + α/C, as if those probabilities were passed.
"""

import torch
import torch.nn.functional as F

torch.manual_seed(0)
B, C, alpha = 8, 5, 0.1
logits = torch.randn(B, C)  # (B, C)
targets = torch.randint(0, C, (B,))  # (B,)

loss_plain = F.cross_entropy(logits, targets).item()
loss_smoothed = F.cross_entropy(logits, targets, label_smoothing=alpha).item()

# ko: α는 정답을 포함한 모든 클래스에 나뉘므로 정답에는 1-α보다 많이 남습니다.
# en: α is shared by all classes, the true one too, so that one keeps more than 1-α.
one_hot = F.one_hot(targets, num_classes=C).float()  # (B, C)
mixed = (1 - alpha) * one_hot + alpha / C  # (B, C)
mass_of_target_class = mixed.max().item()
mass_of_other_class = mixed.min().item()
loss_mixed_targets = F.cross_entropy(logits, mixed).item()

# ko: 또는 원래 손실과 모든 클래스의 평균 -log p를 섞은 것입니다.
# en: Or a mix of the plain loss and the mean -log p over all classes.
mean_over_classes = -logits.log_softmax(dim=1).mean().item()
loss_mixed_losses = (1 - alpha) * loss_plain + alpha * mean_over_classes

# ko: 1이면 정답이 사라지고, 0보다 작으면 말없이 0으로 다룹니다.
# en: At 1 the target is gone; below 0 it is silently taken as 0.
loss_at_1 = F.cross_entropy(logits, targets, label_smoothing=1.0).item()
loss_at_minus_01 = F.cross_entropy(logits, targets, label_smoothing=-0.1).item()

# ko: 만들 때가 아니라 부를 때 검사합니다.
# en: It is checked when called, not when constructed.
too_smooth = torch.nn.CrossEntropyLoss(label_smoothing=1.5)
try:
    too_smooth(logits, targets)
except RuntimeError as error:
    above_1_type = type(error).__name__
    above_1_message = str(error)

print(f"label_smoothing=0      {loss_plain:.6f}")
print(f"label_smoothing=0.1    {loss_smoothed:.6f}")
print(f"  mixed targets        {loss_mixed_targets:.6f}")
print(f"  mixed losses         {loss_mixed_losses:.6f}")
print(f"  target class         {mass_of_target_class:.2f}")
print(f"  other class          {mass_of_other_class:.2f}")
print(f"label_smoothing=1      {loss_at_1:.6f}")
print(f"  mean_over_classes    {mean_over_classes:.6f}")
print(f"label_smoothing=-0.1   {loss_at_minus_01:.6f}")
print("label_smoothing=1.5")
print(f"  {above_1_type}: {above_1_message}")
