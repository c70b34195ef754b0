"""ko: 교차 엔트로피의 NaN은 무한대나 NaN인 입력, 셀 것이 없는 평균, 직접 쓴 log(0), 자료형을 넘는 로짓 차이에서 생깁니다.
en: A NaN in cross-entropy comes from inf or NaN inputs, an empty mean, a hand-written log(0), or a logit gap beyond the dtype.
"""

import math

import torch
import torch.nn.functional as F

inf, nan = math.inf, math.nan


def loss_of(row, target=0, **options):
    logits, targets = torch.tensor([row]), torch.tensor([target])
    return F.cross_entropy(logits, targets, **options).item()


# ko: 인덱스 타깃이면 로짓이 1e30이어도 손실과 기울기가 유한합니다.
# en: With index targets, logits of 1e30 still give a finite loss and gradient.
huge = torch.tensor([[-1e30, 1e30]], requires_grad=True)
huge_loss = F.cross_entropy(huge, torch.tensor([0]))
huge_loss.backward()
loss_at_1e30, gradient_at_1e30 = huge_loss.item(), huge.grad[0].tolist()
finite_at_1e30 = all(map(math.isfinite, (loss_at_1e30, *gradient_at_1e30)))

# ko: 로짓의 차이가 자료형의 범위를 넘으면 인덱스 타깃은 inf, 원-핫 타깃은 nan입니다.
# en: Once the gap between logits exceeds the dtype, index targets give inf and one-hot targets nan.
loss_beyond_float32 = loss_of([-3e38, 3e38])
half_logits, certain = torch.tensor([[-4e4, 4e4]]).half(), torch.tensor([[0.0, 1.0]]).half()
loss_half_index = F.cross_entropy(half_logits, torch.tensor([0])).item()
loss_half_one_hot = F.cross_entropy(half_logits, certain).item()

# ko: 마스크로 쓴 -inf는 괜찮지만, 라벨 스무딩과 함께 쓰면 안 됩니다.
# en: -inf as a mask is fine, but not together with label smoothing.
loss_masked = loss_of([1.0, 1.0, -inf])
loss_masked_and_smoothed = loss_of([1.0, 1.0, -inf], label_smoothing=0.1)
loss_masked_true_class = loss_of([-inf, 1.0, 1.0])
loss_plus_inf = loss_of([1.0, inf, 1.0])
loss_nan_logit = loss_of([1.0, nan, 1.0])
masked_row, one_hot = torch.tensor([[1.0, 1.0, -inf]]), torch.tensor([[1.0, 0.0, 0.0]])
loss_masked_one_hot = F.cross_entropy(masked_row, one_hot).item()

# ko: 모든 타깃이 -100이면 평균은 0 / 0이고 기울기는 0입니다.
# en: With every target -100 the mean is 0 / 0 and the gradient is zero.
ignored_logits = torch.zeros(2, 3, requires_grad=True)
ignored = F.cross_entropy(ignored_logits, torch.tensor([-100, -100]))
ignored.backward()
loss_all_ignored, gradient_all_ignored = ignored.item(), ignored_logits.grad.tolist()


# ko: 보통 배치로 한 스텝, 모두 -100인 배치로 한 스텝을 학습하고, 둘째 스텝에서 바뀐 정도를 구합니다.
# en: One step on an ordinary batch, one on a batch of -100 only; by how much does the second change the weights?
def change_by_ignored_step(optimizer_class, **options):
    rows = torch.zeros(2, 3, requires_grad=True)
    optimizer = optimizer_class([rows], **options)
    for targets in ([0, 1], [-100, -100]):
        before = rows.detach().clone()
        optimizer.zero_grad()
        F.cross_entropy(rows, torch.tensor(targets)).backward()
        optimizer.step()
    return (rows.detach() - before).abs().max().item()


change_sgd = change_by_ignored_step(torch.optim.SGD, lr=0.1)
change_momentum = change_by_ignored_step(torch.optim.SGD, lr=0.1, momentum=0.9)
change_decay = change_by_ignored_step(torch.optim.SGD, lr=0.1, weight_decay=0.1)
change_adam = change_by_ignored_step(torch.optim.Adam, lr=0.1)
plain_sgd_stays = change_sgd == 0
others_still_move = min(change_momentum, change_decay, change_adam) > 1e-4

# ko: 입력값 하나의 NaN이 한 스텝 만에 모든 가중치를 NaN으로 만듭니다.
# en: One NaN among the inputs turns every weight into NaN in a single step.
x = torch.arange(32.0).reshape(8, 4) / 32
x[5, 2] = nan
W = torch.ones(4, 3, requires_grad=True)
poisoned = F.cross_entropy(x @ W, torch.arange(8) % 3)
poisoned.backward()
poisoned_loss = poisoned.item()
nan_weights = (W - 0.1 * W.grad).isnan().sum().item()
weights = W.numel()

# ko: softmax와 log를 따로 쓰면 언더플로로 0이 된 확률에서 log(0)을 계산합니다.
# en: softmax and log as two steps compute log(0) where a probability has underflowed to 0.
z = torch.tensor([0.0, 200.0], requires_grad=True)
by_hand = -torch.softmax(z, dim=0).log()[0]
by_hand.backward()
loss_by_hand, gradient_by_hand = by_hand.item(), z.grad.tolist()
zero_times_log_zero = (torch.tensor(0.0) * torch.tensor(0.0).log()).item()

print(f"[-1e30, 1e30], y=0      {loss_at_1e30:.4g}  grad {gradient_at_1e30}")
print(f"[-3e38, 3e38], y=0      {loss_beyond_float32:.4f}")
print(f"[-4e4, 4e4].half(), y=0 {loss_half_index:.4f}")
print(f"... one-hot target, y=1 {loss_half_one_hot:.4f}")
print(f"[1, 1, -inf], y=0       {loss_masked:.6f}")
print(f"... label_smoothing=0.1 {loss_masked_and_smoothed:.4f}")
print(f"... one-hot target      {loss_masked_one_hot:.4f}")
print(f"[-inf, 1, 1], y=0       {loss_masked_true_class:.4f}")
print(f"[1, inf, 1], y=0        {loss_plus_inf:.4f}")
print(f"[1, nan, 1], y=0        {loss_nan_logit:.4f}")
print(f"all targets -100        {loss_all_ignored:.4f}  grad {gradient_all_ignored[0]}")
print(f"... change by SGD       {change_sgd:.4f}  momentum {change_momentum:.4f}  decay {change_decay:.4f}")
print(f"    by Adam             {change_adam:.4f}")
print(f"x[5, 2] = nan           {poisoned_loss:.4f}  W {nan_weights}/{weights} nan")
print(f"-log(softmax(z))        {loss_by_hand:.4f}  grad {gradient_by_hand}")
print(f"0 * log(0)              {zero_times_log_zero:.4f}")
