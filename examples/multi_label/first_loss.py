"""ko: 갓 만든 모델의 첫 손실은 log 2에 가까워야 하며, 멀면 준비 과정에 문제가 있습니다.
en: The first loss of a fresh model should be close to log 2; far from it, the setup has a fault.
"""

import math

import torch
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits

torch.manual_seed(0)
inputs = torch.randn(64, 100)  # (B, D)
targets = (torch.rand(64, 5) > 0.7).float()  # (B, K)
share_of_ones = targets.mean().item()
ones = int(targets.sum().item())

hidden, head = nn.Linear(100, 128), nn.Linear(128, 5)
logits = head(torch.relu(hidden(inputs)))  # (B, K)
first_loss = binary_cross_entropy_with_logits(logits, targets).item()
largest_logit = logits.abs().max().item()

# ko: 로짓이 모두 0이면 타깃이 무엇이든 정확히 log 2입니다.
# en: With every logit at 0 it is exactly log 2, whatever the targets are.
zeros = torch.zeros(64, 5)
loss_at_zero = binary_cross_entropy_with_logits(zeros, targets).item()
log_2 = math.log(2)

# ko: 비율만 맞히는 상수 모델의 손실이 그다음 이정표입니다.
# en: The next milestone is the constant model that knows only the share of ones.
constant = torch.logit(targets.mean()).expand(64, 5)
loss_of_constant = binary_cross_entropy_with_logits(constant, targets).item()

# ko: 흔한 실수들의 첫 손실입니다.
# en: The first loss under common mistakes.
unscaled = head(torch.relu(hidden(100 * inputs)))  # (B, K)
loss_inputs_x100 = binary_cross_entropy_with_logits(unscaled, targets).item()
twice = torch.sigmoid(logits)
loss_sigmoid_twice = binary_cross_entropy_with_logits(twice, targets).item()
summed = binary_cross_entropy_with_logits(logits, targets, reduction="sum")
loss_summed = summed.item()

print(f"ones {ones} of {targets.numel()} = {share_of_ones:.4f}")
print(f"first loss        {first_loss:9.4f}   max |logit| {largest_logit:.4f}")
print(f"logits 0          {loss_at_zero:9.4f}   log 2 = {log_2:.4f}")
print(f"constant model    {loss_of_constant:9.4f}")
print(f"inputs x100       {loss_inputs_x100:9.4f}")
print(f"sigmoid twice     {loss_sigmoid_twice:9.4f}")
print(f'reduction="sum"   {loss_summed:9.4f}')
