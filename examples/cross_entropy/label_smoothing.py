"""ko: 라벨 스무딩은 정답 클래스를 포함한 모든 클래스에 α/C씩 나누어 주므로 손실이 0까지 내려가지 않습니다.
en: Label smoothing gives α/C to every class, the true one included, so the loss cannot reach zero.
"""

import math

import torch
import torch.nn.functional as F

alpha = 0.1


def smoothed_target(C, alpha):
    target = torch.full((C,), alpha / C, dtype=torch.float64)
    target[0] += 1 - alpha
    return target  # (C,)


targets_3 = smoothed_target(3, alpha).tolist()
targets_5 = smoothed_target(5, alpha).tolist()
targets_10 = smoothed_target(10, alpha).tolist()

logits = torch.tensor([2.0, 0.1, -1.0], dtype=torch.float64)  # (C,)
true_class = torch.tensor(0)
loss_plain = F.cross_entropy(logits, true_class).item()
loss_smoothed = F.cross_entropy(logits, true_class, label_smoothing=alpha).item()
loss_by_hand = F.cross_entropy(logits, smoothed_target(3, alpha)).item()

# ko: 다른 정의는 ε을 오답 클래스 C-1개에만 나누어 줍니다.
# en: The other definition gives ε to the C-1 wrong classes only.
epsilon = 0.1
others_only = torch.tensor([1 - epsilon, epsilon / 2, epsilon / 2], dtype=torch.float64)
others_only_targets = others_only.tolist()
loss_others_only = F.cross_entropy(logits, others_only).item()


def alpha_for(epsilon, C):
    return epsilon * C / (C - 1)


alpha_for_3, alpha_for_5, alpha_for_10 = (alpha_for(epsilon, C) for C in (3, 5, 10))
loss_converted = F.cross_entropy(logits, true_class, label_smoothing=alpha_for_3).item()


def floor_of_loss(C):
    target = smoothed_target(C, alpha)
    return -torch.xlogy(target, target).sum().item()


def margin_at_floor(C):
    return math.log(1 + C * (1 - alpha) / alpha)


floor_3, floor_5, floor_10 = (floor_of_loss(C) for C in (3, 5, 10))
margin_3, margin_5, margin_10 = (margin_at_floor(C) for C in (3, 5, 10))


def loss_at_margin(margin):
    z = torch.tensor([margin, 0.0, 0.0], dtype=torch.float64)
    return F.cross_entropy(z, true_class, label_smoothing=alpha).item()


loss_at_margin_2, loss_at_margin_10 = loss_at_margin(2.0), loss_at_margin(10.0)
loss_at_best_margin, loss_at_margin_20 = loss_at_margin(margin_3), loss_at_margin(20.0)

print(f"C=3  : {targets_3[0]:.4f} {targets_3[1]:.4f} {targets_3[2]:.4f}")
print(f"C=5  : {targets_5[0]:.4f} {targets_5[1]:.4f} ...")
print(f"C=10 : {targets_10[0]:.4f} {targets_10[1]:.4f} ...")
print()
print(f"alpha=0                  {loss_plain:.6f}")
print(f"label_smoothing=0.1      {loss_smoothed:.6f}")
print(f"(1-a) y + a/C            {loss_by_hand:.6f}")
print(f"1-e, e/(C-1), e=0.1      {loss_others_only:.6f}")
print(f"label_smoothing={alpha_for_3:.2f}     {loss_converted:.6f}")
print()
print("margin      loss  (C=3)")
for margin in (2.0, margin_3, 10.0, 20.0):
    print(f"{margin:7.4f}  {loss_at_margin(margin):.5f}")
