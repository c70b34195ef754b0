"""ko: ignore_index와 같은 타깃은 분자, 분모, 기울기에서 모두 빠집니다.
en: A target equal to ignore_index is left out of the sum, the divisor and the gradient.
"""

import torch
import torch.nn.functional as F

probs = torch.tensor([[0.7, 0.2, 0.1], [0.5, 0.3, 0.2], [0.2, 0.2, 0.6]])  # (B, C)
logits = probs.log().requires_grad_()
# ko: -100은 기본값이므로 따로 지정하지 않아도 무시됩니다.
# en: -100 is the default, so it is ignored without being passed.
targets = torch.tensor([0, -100, 2])  # (B,)

loss_each = F.cross_entropy(logits, targets, reduction="none").tolist()
loss_sum = F.cross_entropy(logits, targets, reduction="sum").item()
mean = F.cross_entropy(logits, targets)
loss_mean = mean.item()
loss_of_kept_rows = F.cross_entropy(logits[[0, 2]], targets[[0, 2]]).item()

mean_is_over_kept_rows = abs(loss_mean - loss_of_kept_rows) < 1e-6

# ko: 직접 마스크를 곱하고 전체 개수로 나누면 값이 더 작습니다.
# en: Masking by hand and dividing by all rows gives a smaller number.
masked_then_divided_by_all = loss_sum / len(targets)

mean.backward()
gradient_of_ignored_row = logits.grad[1].abs().max().item()
largest_gradient_of_kept_rows = logits.grad[[0, 2]].abs().max().item()

# ko: 패딩 인덱스가 따로 있으면 그 값을 ignore_index로 지정합니다.
# en: If padding has an id of its own, pass that id as ignore_index.
padding_id = 1
padded = torch.tensor([0, padding_id, 2])  # (B,)
loss_with_padding_id = F.cross_entropy(logits, padded, ignore_index=padding_id).item()
loss_padding_counted = F.cross_entropy(logits, padded).item()

# ko: 남는 샘플이 없으면 mean은 0을 0으로 나눕니다.
# en: With nothing left, mean divides zero by zero.
nothing_left = torch.full((3,), -100)  # (B,)
all_ignored_mean = F.cross_entropy(logits, nothing_left).item()
all_ignored_sum = F.cross_entropy(logits, nothing_left, reduction="sum").item()

print("none                       ", " ".join(f"{x:.4f}" for x in loss_each))
print(f"sum                         {loss_sum:.4f}")
print(f"mean                        {loss_mean:.4f}")
print(f"loss_of_kept_rows           {loss_of_kept_rows:.4f}")
print(f"masked_then_divided_by_all  {masked_then_divided_by_all:.4f}")
print(f"gradient_of_ignored_row     {gradient_of_ignored_row:.4f}")
print(f"largest gradient, kept rows {largest_gradient_of_kept_rows:.4f}")
print(f"ignore_index={padding_id}              {loss_with_padding_id:.4f}")
print(f"loss_padding_counted        {loss_padding_counted:.4f}")
print(f"all_ignored_mean            {all_ignored_mean}")
print(f"all_ignored_sum             {all_ignored_sum:.4f}")
