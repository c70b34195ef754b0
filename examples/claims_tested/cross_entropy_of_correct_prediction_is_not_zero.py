"""ko: 맞힌 예측의 손실도 0이 아니며, 가까스로 맞힌 예측은 틀린 예측보다 더 큰 손실을 낼 수 있습니다.
en: A correct prediction does not cost zero, and one barely correct can cost more than a wrong one.
"""

import math

import torch
import torch.nn.functional as F

C = 10


def loss_and_correct(probs):
    probs = torch.tensor([probs], dtype=torch.float64)  # (B, C)
    loss = F.cross_entropy(probs.log(), torch.tensor([0])).item()
    return loss, bool(probs.argmax(dim=1).item() == 0)


# ko: 정답은 모두 클래스 0입니다.
# en: The true class is class 0 in every row.
certain = [0.91] + [0.01] * 9
barely = [0.109] + [0.099] * 9
narrow_miss = [0.49, 0.51] + [0.0] * 8
far_miss = [0.01, 0.91] + [0.01] * 8

loss_certain, correct_certain = loss_and_correct(certain)
loss_barely, correct_barely = loss_and_correct(barely)
loss_narrow_miss, correct_narrow_miss = loss_and_correct(narrow_miss)
loss_far_miss, correct_far_miss = loss_and_correct(far_miss)

# ko: 맞힌 손실은 log C보다 작고 틀린 손실은 log 2 이상이므로 두 범위가 겹칩니다.
# en: Correct costs below log C, wrong at least log 2: the two ranges overlap.
highest_when_correct = math.log(C)
lowest_when_wrong = math.log(2)

torch.manual_seed(0)
logits = torch.randn(100_000, C, dtype=torch.float64)  # (N, C)
targets = torch.randint(0, C, (100_000,))  # (N,)
losses = F.cross_entropy(logits, targets, reduction="none")  # (N,)
is_correct = logits.argmax(dim=1) == targets  # (N,)
largest_correct_found = losses[is_correct].max().item()
smallest_wrong_found = losses[~is_correct].min().item()
overlap = losses[is_correct] > losses[~is_correct].min()  # (N_correct,)
share_of_correct_above_a_wrong = overlap.double().mean().item()


def show(name, loss, correct):
    print(f"{name:12}  {loss:.4f}  {correct}")


print("              loss    argmax == 0")
show("certain", loss_certain, correct_certain)
show("barely", loss_barely, correct_barely)
show("narrow_miss", loss_narrow_miss, correct_narrow_miss)
show("far_miss", loss_far_miss, correct_far_miss)
print(f"correct < log C   {largest_correct_found:.4f} < {highest_when_correct:.4f}")
print(f"wrong  >= log 2   {smallest_wrong_found:.4f} > {lowest_when_wrong:.4f}")
