"""ko: 배치의 라벨이 모두 무시되면 'mean'은 0을 0으로 나누어 nan이 되며, 가중치는 그대로여도 손실 기록이 망가집니다.
en: When every target of a batch is ignored, 'mean' divides zero by zero: the weights survive, the running loss does not.
"""

import math

import torch
import torch.nn.functional as F

logits = torch.tensor([[2.0, 0.1, -1.0], [0.5, 0.0, 0.3]], requires_grad=True)  # (B, C)
all_ignored = torch.tensor([-100, -100])  # (B,)

loss_mean = F.cross_entropy(logits, all_ignored)
loss_sum = F.cross_entropy(logits, all_ignored, reduction="sum").item()
loss_none = F.cross_entropy(logits, all_ignored, reduction="none").tolist()
loss_mean.backward()
gradient = logits.grad.tolist()
loss_empty_batch = F.cross_entropy(logits[:0], all_ignored[:0]).item()

# ko: nan 하나가 그 뒤의 평균을 모두 nan으로 만듭니다.
# en: One nan turns every later average into nan.
batches = [torch.tensor([0, 1]), all_ignored, torch.tensor([0, 2])]
batch_losses = [F.cross_entropy(logits, targets).item() for targets in batches]
average_with_nan = sum(batch_losses) / len(batch_losses)

# ko: 0을 곱해도 nan은 사라지지 않습니다.
# en: Multiplying by zero does not remove it.
nan_times_zero = loss_mean.item() * 0.0
poisoned = math.isnan(average_with_nan)

# ko: 합을 쌓고 남은 라벨 수로 나누면 빈 배치는 아무 일도 하지 않습니다.
# en: Add sums and divide by the labels kept: an empty batch then changes nothing.
total, kept = 0.0, 0
for targets in batches:
    total += F.cross_entropy(logits, targets, reduction="sum").item()
    kept += (targets != -100).sum().item()
average_over_kept = total / max(kept, 1)

# ko: 한 배치의 손실이 필요하면 나누는 수를 1 이상으로 둡니다.
# en: For the loss of one batch, keep the divisor at 1 or more.
counted = (all_ignored != -100).sum().clamp(min=1)
loss_guarded = loss_sum / counted.item()

print(f"mean           {loss_mean.item()}")
print(f"sum            {loss_sum}")
print(f"none           {loss_none}")
print(f"gradient       {gradient}")
print(f"empty batch    {loss_empty_batch}")
print(f"nan * 0        {nan_times_zero}")
print(f"sum / max(n,1) {loss_guarded}")
print()
print("batch losses       " + "  ".join(f"{loss:.4f}" for loss in batch_losses))
print(f"average            {average_with_nan:.4f}")
print(f"sum / kept labels  {average_over_kept:.4f}")
