"""ko: nn.LinearCrossEntropyLoss는 마지막 Linear와 교차 엔트로피를 한 층에 담은 것이며 값과 기울기가 같습니다.
en: nn.LinearCrossEntropyLoss holds the last Linear and the cross-entropy in one layer: same numbers.
"""

import textwrap

import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)
B, D, C = 64, 16, 500
features = torch.randn(B, D, requires_grad=True)  # (B, D)
targets = torch.randint(0, C, (B,))  # (B,)

# ko: 로짓이 아니라 특징을 받고, 편향은 기본으로 없습니다.
# en: It takes features, not logits, and has no bias unless asked for.
fused = nn.LinearCrossEntropyLoss(D, C)
parameter_shapes = {name: list(value.shape) for name, value in fused.named_parameters()}

# ko: options를 주면 배치를 나누어 계산해 (B, C) 로짓을 통째로 만들지 않습니다.
# en: With options it goes through the batch in pieces: no whole (B, C) of logits.
options = nn.LinearCrossEntropyOptions()
chunked = nn.LinearCrossEntropyLoss(D, C, options=options)
chunked.load_state_dict(fused.state_dict())

head = nn.Linear(D, C, bias=False)
head.load_state_dict(fused.linear.state_dict())


def loss_and_gradient(loss, weight):
    gradient = torch.autograd.grad(loss, weight, retain_graph=False)[0]
    return loss.item(), gradient


separate_loss, separate_gradient = loss_and_gradient(
    F.cross_entropy(head(features), targets),
    head.weight,
)
fused_loss, fused_gradient = loss_and_gradient(
    fused(features, targets),
    fused.linear.weight,
)
chunked_loss, chunked_gradient = loss_and_gradient(
    chunked(features, targets),
    chunked.linear.weight,
)
fused_gradient_gap = (fused_gradient - separate_gradient).abs().max().item()
chunked_gradient_gap = (chunked_gradient - separate_gradient).abs().max().item()

# ko: 나누어 계산한 기울기는 한 번 쓰고 버려집니다.
# en: The gradient computed in pieces is used up by the first backward.
once = chunked(features, targets)
once.backward(retain_graph=True)
try:
    once.backward()
except RuntimeError as error:
    second_backward_type = type(error).__name__
    second_backward_message = str(error)

print("parameters       ", parameter_shapes)
print(f"Linear + CE       {separate_loss:.6f}")
print(f"fused             {fused_loss:.6f}")
print(f"fused, options    {chunked_loss:.6f}")
print(f"gradient gaps < 1e-7  {max(fused_gradient_gap, chunked_gradient_gap) < 1e-7}")
print(textwrap.fill(f"{second_backward_type}: {second_backward_message}", 79))
