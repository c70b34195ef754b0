"""ko: NLLLoss는 정답 클래스의 입력값에 음의 부호를 붙일 뿐, 로그를 계산하지 않습니다.
en: NLLLoss returns minus the input at the target's index and computes no logarithm.
"""

import inspect
import warnings

import torch
import torch.nn.functional as F
from torch import nn

float64 = {"dtype": torch.float64}
logits = torch.tensor([[2.0, 0.5, -1.0], [0.0, 1.0, 0.5], [1.0, -0.5, 0.0]], **float64)  # (N, C)
targets = torch.tensor([0, 2, 1])  # (N,)
log_q = F.log_softmax(logits, dim=1)
signature = inspect.signature(nn.NLLLoss).parameters
arguments = [name for name in signature if name not in ("size_average", "reduce")]
print("arguments", arguments)

weight = torch.tensor([1.0, 2.0, 5.0], **float64)
right = F.nll_loss(log_q, targets).item()
equals_cross_entropy = abs(right - F.cross_entropy(logits, targets).item()) < 1e-12
again = F.nll_loss(F.log_softmax(log_q, dim=1), targets).item()
second_log_softmax_is_harmless = abs(again - right) < 1e-12
divisor = (F.nll_loss(log_q, targets, reduction="sum") / F.nll_loss(log_q, targets)).item()
weighted_sum = F.nll_loss(log_q, targets, weight=weight, reduction="sum")
divisor_weighted = (weighted_sum / F.nll_loss(log_q, targets, weight=weight)).item()
print(f"loss {right:.4f}, divisor {divisor:.0f}, with weight {divisor_weighted:.0f}")

# ko: 시작값과 하한(클래스 10개), 입력에 대한 기울기.
# en: Where it starts, its floor (ten classes), and the gradient with respect to the input.
even = F.log_softmax(torch.zeros(1, 10, **float64), dim=1).requires_grad_()
start = F.nll_loss(even, torch.tensor([3]))
starts_at = start.item()
gradient = torch.autograd.grad(start, even)[0][0].tolist()
floor = F.nll_loss(F.log_softmax(100 * F.one_hot(targets, 3).to(logits), dim=1), targets).item()
print(f"starts at {starts_at:.4f}, floor {floor:.4f}, gradient {gradient[3]:.0f} at the target, 0 elsewhere")

# ko: 오류 없이 틀리는 입력. 값이 모두 음수가 될 수 있습니다.
# en: Inputs that are wrong without an error; the loss can be negative.
on_probabilities = F.nll_loss(log_q.exp(), targets).item()
on_logits = F.nll_loss(logits, targets).item()
on_logits_times_100 = F.nll_loss(100 * logits, targets).item()
wrong_dim = F.nll_loss(F.log_softmax(logits, dim=0), targets).item()
print(f"probabilities {on_probabilities:.4f}   logits {on_logits:.4f}   dim=0 {wrong_dim:.4f}")
print(f"logits x 100 {on_logits_times_100:.4f}")

# ko: 예전 이름 NLLLoss2d.
# en: The old name NLLLoss2d.
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    old = nn.NLLLoss2d()
old_name_category = caught[0].category.__name__
old_name_message = str(caught[0].message)
image = log_q.reshape(1, 3, 3, 1)
labels = targets.reshape(1, 3, 1)
old_name_is_the_same_loss = isinstance(old, nn.NLLLoss) and old(image, labels).equal(nn.NLLLoss()(image, labels))
print(f"{old_name_category}: {old_name_message}")

# ko: 점수 x에 대한 곡선. 나머지 두 점수는 0입니다.
# en: Curves over a score x; the two others are zero.
x = torch.linspace(-6, 6, 61, **float64, requires_grad=True)
scores = torch.stack([x, 0 * x, 0 * x], 1)
loss_curves = {"x": x.tolist(), "loss": {}, "gradient": {}}
for label, entered in {"nll_loss(log_softmax(x))": F.log_softmax(scores, dim=1), "nll_loss(x)": scores}.items():
    loss = F.nll_loss(entered, torch.zeros(61, dtype=torch.int64), reduction="none")
    loss_curves["loss"][label] = loss.tolist()
    loss_curves["gradient"][label] = torch.autograd.grad(loss.sum(), x, retain_graph=True)[0].tolist()
