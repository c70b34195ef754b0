"""ko: backward()는 기울기를 계산해 둘 뿐이고, 값을 바꾸는 것은 optimizer.step()입니다.
en: backward() only computes gradients; it is optimizer.step() that changes the values.
"""

import torch
from torch import nn

torch.manual_seed(0)
logits = torch.randn(5, 3, requires_grad=True)  # (B, C)
targets = torch.empty(5, dtype=torch.long).random_(3)  # (B,)
loss_function = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD([logits], lr=1.0)
start = logits.detach().clone()


def moved():
    return (logits.detach() - start).abs().max().item()


loss = loss_function(logits, targets)
loss_before_step = loss.item()

loss.backward()
moved_by_backward = moved()
gradient_shape = list(logits.grad.shape)
largest_gradient = logits.grad.abs().max().item()
largest_row_sum = logits.grad.sum(dim=1).abs().max().item()

optimizer.step()
moved_by_step = moved()
loss_after_step = loss_function(logits, targets).item()

# ko: 기울기는 누적됩니다. 지우지 않고 backward를 다시 부르면 더해집니다.
# en: Gradients accumulate: a second backward without clearing adds to the first.
first = logits.grad.clone()
loss_function(logits, targets).backward()
second_alone = torch.autograd.grad(loss_function(logits, targets), logits)[0]
accumulation_gap = (logits.grad - (first + second_alone)).abs().max().item()
optimizer.zero_grad()
cleared = logits.grad is None

backward_moves_nothing = moved_by_backward == 0
step_lowers_the_loss = loss_after_step < loss_before_step
rows_sum_to_zero = largest_row_sum < 1e-6
gradients_accumulate = accumulation_gap < 1e-6

print(f"loss before the step      {loss_before_step:.7f}")
print(f"moved by backward()       {moved_by_backward:.4f}")
print(f"logits.grad.shape         {gradient_shape}")
print(f"largest |gradient|        {largest_gradient:.4f}")
print(f"moved by step()           {moved_by_step:.4f}")
print(f"loss after the step       {loss_after_step:.7f}")
print(f"logits.grad, zero_grad()  {logits.grad}")
