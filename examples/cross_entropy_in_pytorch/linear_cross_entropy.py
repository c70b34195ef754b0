"""ko: nn.LinearCrossEntropyLoss는 마지막 Linear와 교차 엔트로피를 한 모듈에 담은 것이며 값과 기울기가 같습니다.
en: nn.LinearCrossEntropyLoss holds the last Linear and the cross-entropy in one module: same value, same gradient.
"""

import textwrap

import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)
B, D, C = 64, 16, 500
features = torch.randn(B, D)  # (B, D)
targets = torch.randint(0, C, (B,))  # (B,)

# ko: 로짓이 아니라 특징을 받고, 편향은 기본으로 없습니다. options를 주면 배치를 나누어 계산합니다.
# en: It takes features, not logits, and has no bias by default. With options it works in chunks of the batch.
fused = nn.LinearCrossEntropyLoss(D, C)
chunked = nn.LinearCrossEntropyLoss(D, C, options=nn.LinearCrossEntropyOptions())
again = nn.LinearCrossEntropyLoss(D, C, options=nn.LinearCrossEntropyOptions(allow_retain_graph=True))
for other in (chunked, again):
    other.load_state_dict(fused.state_dict())
head = nn.Linear(D, C, bias=False)
head.load_state_dict(fused.linear.state_dict())
parameter_shapes = {name: list(value.shape) for name, value in fused.named_parameters()}


def loss_and_gradient(loss, weight):
    gradient = torch.autograd.grad(loss, weight)[0]
    return loss.item(), gradient


separate_loss, separate_gradient = loss_and_gradient(F.cross_entropy(head(features), targets), head.weight)
fused_loss, fused_gradient = loss_and_gradient(fused(features, targets), fused.linear.weight)
chunked_loss, chunked_gradient = loss_and_gradient(chunked(features, targets), chunked.linear.weight)
same_loss = max(abs(fused_loss - separate_loss), abs(chunked_loss - separate_loss)) < 1e-4
fused_gradient_gap = (fused_gradient - separate_gradient).abs().max().item()
chunked_gradient_gap = (chunked_gradient - separate_gradient).abs().max().item()
same_gradient = max(fused_gradient_gap, chunked_gradient_gap) < 1e-6

# ko: ignore_index의 기본값은 None이지만 인덱스 타깃에서는 -100을 뜻합니다.
# en: ignore_index defaults to None, which means -100 for index targets.
some = targets.clone()
some[::2] = -100
kept = F.cross_entropy(head(features[1::2]), targets[1::2]).item()
minus_100_is_ignored = abs(fused(features, some).item() - kept) < 1e-4

# ko: 나누어 계산한 기울기는 한 번만 쓸 수 있습니다.
# en: The gradient computed in chunks can be used once.
once = chunked(features, targets)
once.backward(retain_graph=True)
try:
    once.backward()
except RuntimeError as error:
    second_backward_type = type(error).__name__
    second_backward_message = str(error)

twice = again(features, targets)
twice.backward(retain_graph=True)
twice.backward()
expected = 2 * separate_gradient
allow_retain_graph_helps = torch.allclose(again.linear.weight.grad, expected, atol=1e-6)

print("parameters       ", parameter_shapes)
print(f"Linear + CE       {separate_loss:.6f}")
print(f"fused             {fused_loss:.6f}")
print(f"fused, options    {chunked_loss:.6f}")
print(f"-100 is ignored   {minus_100_is_ignored}")
print(textwrap.fill(f"{second_backward_type}: {second_backward_message}", 79))
print(f"allow_retain_graph=True: two backward calls {allow_retain_graph_helps}")
