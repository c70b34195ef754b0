"""ko: 배치의 라벨이 모두 무시되면 'mean'은 nan이지만 기울기는 0입니다. 마스크를 직접 나누면 기울기까지 nan이 되므로 분모를 1 이상으로 둡니다.
en: When every target of a batch is ignored, 'mean' is nan but its gradient is 0; a mask divided by hand gives a gradient of nan, so keep the divisor at 1 or more.
"""

import math

import torch
import torch.nn.functional as F

logits = torch.tensor([[2.0, 0.1, -1.0], [0.5, 0.0, 0.3]], requires_grad=True)  # (B, C)
all_ignored = torch.tensor([-100, -100])  # (B,)

loss_mean = F.cross_entropy(logits, all_ignored)
loss_sum = F.cross_entropy(logits, all_ignored, reduction="sum").item()
loss_none = F.cross_entropy(logits, all_ignored, reduction="none").tolist()
gradient = torch.autograd.grad(loss_mean, logits)[0].tolist()
loss_empty_batch = F.cross_entropy(logits[:0], all_ignored[:0]).item()

# ko: 같은 배치를 마스크로 계산합니다.
# en: The same batch with a mask of your own.
mask = torch.zeros(2)
per_sample = F.cross_entropy(logits, torch.tensor([0, 1]), reduction="none")
unguarded = (per_sample * mask).sum() / mask.sum()
guarded = (per_sample * mask).sum() / mask.sum().clamp(min=1)
loss_unguarded, loss_guarded = unguarded.item(), guarded.item()
gradient_unguarded = torch.autograd.grad(unguarded, logits, retain_graph=True)[0].tolist()
gradient_guarded = torch.autograd.grad(guarded, logits)[0].tolist()

# ko: nan 하나가 그 뒤의 평균을 모두 nan으로 만듭니다. 0을 곱해도 사라지지 않습니다.
# en: One nan turns every later average into nan, and multiplying by zero keeps it.
batches = [torch.tensor([0, 1]), all_ignored, torch.tensor([0, 2])]
batch_losses = [F.cross_entropy(logits, targets).item() for targets in batches]
average_with_nan = sum(batch_losses) / len(batch_losses)
nan_times_zero = loss_mean.item() * 0.0
poisoned = math.isnan(average_with_nan)

# ko: 합을 더하고 남은 라벨 수로 나누면 빈 배치는 영향을 주지 않습니다.
# en: Add sums and divide by the labels kept: an empty batch then changes nothing.
total, kept = 0.0, 0
for targets in batches:
    total += F.cross_entropy(logits, targets, reduction="sum").item()
    kept += (targets != -100).sum().item()
average_over_kept = total / max(kept, 1)

print(f"mean           {loss_mean.item()}")
print(f"sum            {loss_sum}")
print(f"none           {loss_none}")
print(f"empty batch    {loss_empty_batch}")
print(f"nan * 0        {nan_times_zero}")
print()
print("                         loss   gradient")
print(f"ignore_index, 'mean'     {loss_mean.item():4.1f}   {gradient[0][0]}")
print(f"/ mask.sum()             {loss_unguarded:4.1f}   {gradient_unguarded[0][0]}")
print(f"/ mask.sum().clamp(1)    {loss_guarded:4.1f}   {gradient_guarded[0][0]}")
print()
print("batch losses       " + "  ".join(f"{loss:.4f}" for loss in batch_losses))
print(f"average            {average_with_nan:.4f}")
print(f"sum / kept labels  {average_over_kept:.4f}")
