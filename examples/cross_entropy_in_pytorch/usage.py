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
gradient_before_backward = str(logits.grad)

loss.backward()
moved_by_backward = moved()
gradient_shape = list(logits.grad.shape)
# ko: 한 행에서 정답 로짓은 올리고 나머지는 그만큼 내리므로 합이 0입니다.
# en: Each row lifts the true logit by what it takes from the others: the sum is 0.
gradient_row_sums = [abs(round(total, 6)) for total in logits.grad.sum(dim=1).tolist()]
largest_gradient = logits.grad.abs().max().item()

optimizer.step()
moved_by_step = moved()
loss_after_step = loss_function(logits, targets).item()

# ko: 기울기는 쌓입니다. 지우지 않고 backward를 다시 부르면 더해집니다.
# en: Gradients pile up: a second backward without clearing adds to the first.
first = logits.grad.clone()
loss_function(logits, targets).backward()
second_alone = torch.autograd.grad(loss_function(logits, targets), logits)[0]
accumulation_gap = (logits.grad - (first + second_alone)).abs().max().item()
optimizer.zero_grad()
gradient_after_zero_grad = str(logits.grad)

print(f"loss_before_step          {loss_before_step:.7f}")
print(f"logits.grad               {gradient_before_backward}")
print(f"moved_by_backward         {moved_by_backward:.4f}")
print(f"logits.grad.shape         {gradient_shape}")
print(f"logits.grad.sum(dim=1)    {gradient_row_sums}")
print(f"largest_gradient          {largest_gradient:.4f}")
print(f"moved_by_step             {moved_by_step:.4f}")
print(f"loss_after_step           {loss_after_step:.7f}")
print(f"accumulation_gap          {accumulation_gap:.4f}")
print(f"logits.grad (zero_grad)   {gradient_after_zero_grad}")
