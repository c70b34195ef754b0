"""ko: NaN은 큰 로짓이 아니라 무한대, NaN 입력, 셀 것이 없는 평균, 직접 쓴 log(0)에서 옵니다.
en: NaN comes not from large logits but from infinities, NaN inputs, empty means and a typed log(0).
"""

import math

import torch
import torch.nn.functional as F

inf, nan = math.inf, math.nan


def loss_of(row, target=0, **options):
    logits, targets = torch.tensor([row]), torch.tensor([target])
    return F.cross_entropy(logits, targets, **options).item()


# ko: 로짓이 1e30이어도 손실과 기울기는 유한합니다. 그 차이가 float32를 넘으면 inf입니다.
# en: Logits of 1e30 give a finite loss and gradient; a gap beyond float32 gives inf.
huge = torch.tensor([[-1e30, 1e30]], requires_grad=True)
huge_loss = F.cross_entropy(huge, torch.tensor([0]))
huge_loss.backward()
loss_at_1e30, gradient_at_1e30 = huge_loss.item(), huge.grad[0].tolist()
loss_beyond_float32 = loss_of([-3e38, 3e38])

# ko: 마스크로 쓴 -inf는 괜찮지만, 라벨 스무딩과 함께 쓰면 안 됩니다.
# en: -inf as a mask is fine, but not together with label smoothing.
loss_masked = loss_of([1.0, 1.0, -inf])
loss_masked_and_smoothed = loss_of([1.0, 1.0, -inf], label_smoothing=0.1)
loss_masked_true_class = loss_of([-inf, 1.0, 1.0])
loss_plus_inf = loss_of([1.0, inf, 1.0])
loss_nan_logit = loss_of([1.0, nan, 1.0])
masked_row, one_hot = torch.tensor([[1.0, 1.0, -inf]]), torch.tensor([[1.0, 0.0, 0.0]])
loss_masked_one_hot = F.cross_entropy(masked_row, one_hot).item()

# ko: 모든 타깃이 -100이면 평균은 0 / 0입니다. 기울기는 0이라 가중치는 무사합니다.
# en: With every target -100 the mean is 0 / 0; its gradient of zero harms no weight.
ignored_logits = torch.zeros(2, 3, requires_grad=True)
ignored = F.cross_entropy(ignored_logits, torch.tensor([-100, -100]))
ignored.backward()
loss_all_ignored, gradient_all_ignored = ignored.item(), ignored_logits.grad.tolist()

# ko: 입력 하나의 NaN이 한 번의 갱신으로 모든 가중치를 망칩니다.
# en: One NaN among the inputs spoils every weight in a single step.
x = torch.arange(32.0).reshape(8, 4) / 32
x[5, 2] = nan
W = torch.ones(4, 3, requires_grad=True)
poisoned = F.cross_entropy(x @ W, torch.arange(8) % 3)
poisoned.backward()
poisoned_loss = poisoned.item()
nan_weights = (W - 0.1 * W.grad).isnan().sum().item()
weights = W.numel()

# ko: softmax와 log를 따로 쓰면 확률이 0이 된 자리에서 log(0)을 만납니다.
# en: softmax and log as two steps meet log(0) where the probability became 0.
z = torch.tensor([0.0, 200.0], requires_grad=True)
by_hand = -torch.softmax(z, dim=0).log()[0]
by_hand.backward()
loss_by_hand, gradient_by_hand = by_hand.item(), z.grad.tolist()
zero_times_log_zero = (torch.tensor(0.0) * torch.tensor(0.0).log()).item()

print(f"[-1e30, 1e30], y=0      {loss_at_1e30:.4g}  grad {gradient_at_1e30}")
print(f"[-3e38, 3e38], y=0      {loss_beyond_float32:.4f}")
print(f"[1, 1, -inf], y=0       {loss_masked:.6f}")
print(f"... label_smoothing=0.1 {loss_masked_and_smoothed:.4f}")
print(f"... one-hot target      {loss_masked_one_hot:.4f}")
print(f"[-inf, 1, 1], y=0       {loss_masked_true_class:.4f}")
print(f"[1, inf, 1], y=0        {loss_plus_inf:.4f}")
print(f"[1, nan, 1], y=0        {loss_nan_logit:.4f}")
print(f"all targets -100        {loss_all_ignored:.4f}  grad {gradient_all_ignored[0]}")
print(f"x[5, 2] = nan           {poisoned_loss:.4f}  W {nan_weights}/{weights} nan")
print(f"-log(softmax(z))        {loss_by_hand:.4f}  grad {gradient_by_hand}")
print(f"0 * log(0)              {zero_times_log_zero:.4f}")
