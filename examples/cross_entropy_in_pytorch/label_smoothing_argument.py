"""ko: label_smoothing은 타깃을 (1-α)·원-핫 + α/C로 섞으며, 이 타깃을 확률로 직접 준 것과 같습니다.
en: label_smoothing mixes the target into (1-α)·one-hot + α/C, as if those probabilities were passed.
"""

import torch
import torch.nn.functional as F

scores = [[2.1, 0.3, -1.2], [0.1, 1.5, -0.2], [1.0, 0.2, 0.1], [-0.5, 0.4, 2.2]]
logits = torch.tensor(scores)  # (B, C)
targets = torch.tensor([0, 1, 0, 2])  # (B,)
C, alpha = 3, 0.1

loss_plain = F.cross_entropy(logits, targets).item()
loss_smoothed = F.cross_entropy(logits, targets, label_smoothing=alpha).item()

# ko: α는 정답 클래스를 포함한 모든 클래스에 나뉘므로 정답 클래스에는 1-α보다 많이 남습니다.
# en: α is shared by all classes, the true one included, which therefore keeps more than 1-α.
one_hot = F.one_hot(targets, num_classes=C).float()  # (B, C)
mixed = (1 - alpha) * one_hot + alpha / C  # (B, C)
mass_of_target_class, mass_of_other_class = mixed.max().item(), mixed.min().item()
loss_mixed_targets = F.cross_entropy(logits, mixed).item()
equals_mixed_targets = abs(loss_smoothed - loss_mixed_targets) < 1e-6

# ko: 0보다 작으면 오류 없이 0으로 다룹니다.
# en: Below zero it is taken as zero, without an error.
loss_at_minus_01 = F.cross_entropy(logits, targets, label_smoothing=-0.1).item()
negative_is_zero = loss_at_minus_01 == loss_plain

# ko: 범위는 만들 때가 아니라 호출할 때 검사합니다.
# en: The range is checked at the call, not at construction.
too_smooth = torch.nn.CrossEntropyLoss(label_smoothing=1.5)
try:
    too_smooth(logits, targets)
except RuntimeError as error:
    above_1_type = type(error).__name__
    above_1_message = str(error)

print(f"label_smoothing=0      {loss_plain:.6f}")
print(f"label_smoothing=0.1    {loss_smoothed:.6f}")
print(f"  mixed targets        {loss_mixed_targets:.6f}")
print(f"  target class         {mass_of_target_class:.4f}")
print(f"  other class          {mass_of_other_class:.4f}")
print(f"label_smoothing=-0.1   {loss_at_minus_01:.6f}")
print("label_smoothing=1.5")
print(f"  {above_1_type}: {above_1_message}")
