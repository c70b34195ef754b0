"""ko: NaN과 수치 안정성에 관한 주장을 실행해 확인합니다.
en: Claims about NaN and numerical stability, run one by one.
"""

import math

import torch
import torch.nn.functional as F

nan, inf = math.nan, math.inf
first = torch.tensor([0])  # (B,)

# --8<-- [start:large_logits]
huge = torch.tensor([[-1e30, 1e30]])  # (1, C)
library_at_1e30 = F.cross_entropy(huge, first)
by_hand_at_100 = -(torch.tensor([0.0, 100.0]).exp() / torch.tensor([0.0, 100.0]).exp().sum()).log()[0]
in_float16 = F.cross_entropy(torch.tensor([[-4e4, 4e4]], dtype=torch.float16), first)
print(f"{library_at_1e30:.1e}  {by_hand_at_100}  {in_float16}")
# --8<-- [end:large_logits]

# --8<-- [start:bounded_gradient]
gaps = [1.0, 10.0, 200.0, 1e6]
gradients = []
for gap in gaps:
    logits = torch.tensor([[-gap, 0.0]], requires_grad=True)
    loss = F.cross_entropy(logits, first)
    loss.backward()
    gradients.append(logits.grad.abs().max().item())
    print(f"{loss.item():10.1f}  {gradients[-1]:.4f}")
never_above_one = max(gradients) <= 1
# --8<-- [end:bounded_gradient]

# --8<-- [start:epsilon]
cut_off = -math.log(1e-8)
logits = torch.tensor([[-25.0, 0.0]], requires_grad=True)
(-(logits.softmax(dim=1)[0, 0] + 1e-8).log()).backward()
gradient_with_epsilon = logits.grad[0, 0].item()
nearly_no_gradient = abs(gradient_with_epsilon) < 0.01
print(f"{cut_off:.2f}  {gradient_with_epsilon:.5f}")
# --8<-- [end:epsilon]

# --8<-- [start:nan_times_zero]
losses, mask = torch.tensor([nan, 1.0, 2.0]), torch.tensor([0.0, 1.0, 1.0])  # (B,)
masked_mean = (losses * mask).sum() / mask.sum()
selected_mean = losses[mask.bool()].mean()
print(masked_mean, selected_mean)
# --8<-- [end:nan_times_zero]

# --8<-- [start:nan_inputs]
features = torch.tensor([[nan, 1.0], [0.0, 1.0], [1.0, 0.0]])  # (B, D)
targets = torch.tensor([-100, 1, 0])  # ko: 첫 샘플은 무시됩니다  # en: the first sample is ignored
W = torch.zeros(2, 2, requires_grad=True)  # (D, C)
outputs = features @ W  # (B, C)
loss_with_nan_inputs = F.cross_entropy(outputs, targets)
(gradient_of_logits,) = torch.autograd.grad(loss_with_nan_inputs, outputs, retain_graph=True)
ignored_logits_get_nan = gradient_of_logits[0].isnan().all().item()
loss_with_nan_inputs.backward()
nan_gradients = W.grad.isnan().sum().item()
(clean_gradient,) = torch.autograd.grad(F.cross_entropy(features[1:] @ W, targets[1:]), W)
clean_if_dropped_before = clean_gradient.isfinite().all().item()
print(f"{loss_with_nan_inputs:.4f}  {nan_gradients} / 4  {clean_if_dropped_before}")
# --8<-- [end:nan_inputs]

# --8<-- [start:minus_inf]
masked = torch.tensor([[1.0, 0.0, -inf]])  # (1, C)
with_index = F.cross_entropy(masked, first)
with_smoothing = F.cross_entropy(masked, first, label_smoothing=0.1)
with_probabilities = F.cross_entropy(masked, torch.tensor([[1.0, 0.0, 0.0]]))
smoothing_with_large_negative = F.cross_entropy(masked.clamp(min=-1e4), first, label_smoothing=0.1)
print(f"{with_index:.4f}  {with_smoothing}  {with_probabilities}  {smoothing_with_large_negative:.1f}")
# --8<-- [end:minus_inf]

# --8<-- [start:sigmoid_then_bce]
z, zero = torch.tensor([5.0, 20.0]), torch.zeros(2)  # (N,)
apart = F.binary_cross_entropy(z.sigmoid(), zero, reduction="none")  # (N,)
together = F.binary_cross_entropy_with_logits(z, zero, reduction="none")  # (N,)
equal_at_5 = torch.isclose(apart[0], together[0], rtol=1e-3).item()
apart_at_20, together_at_20 = apart[1], together[1]
print(equal_at_5, f"{apart_at_20:.0f}  {together_at_20:.0f}")
# --8<-- [end:sigmoid_then_bce]

# --8<-- [start:bfloat16]
small = torch.tensor(1e-8)
in_half, in_bfloat16 = small.half().item(), small.bfloat16().item()
smallest_float16, smallest_bfloat16 = (torch.finfo(t).smallest_normal for t in (torch.float16, torch.bfloat16))
print(f"{in_half:.1e}  {in_bfloat16:.1e}  {smallest_float16:.1e}  {smallest_bfloat16:.1e}")
# --8<-- [end:bfloat16]


# --8<-- [start:halving]
def diverges(rate_over_limit):
    w = torch.tensor(1.0)
    for _ in range(1000):
        w = w - rate_over_limit * 2.0 * w  # ko: 이차 손실, 한계는 1  # en: a quadratic loss, the limit is 1
    return not bool(w.abs() < 1e6)


rates = [1.1, 1.5, 1.9, 2.1, 3.0]
stopped_by_halving = {rate: diverges(rate) and not diverges(rate / 2) for rate in rates}
stops_below_twice_the_limit = all(stopped == (rate < 2) for rate, stopped in stopped_by_halving.items())
print(stopped_by_halving)
# --8<-- [end:halving]
