"""ko: 지수를 직접 계산하면 로짓 89에서 오버플로가 나지만, F.cross_entropy는 1000에서도 정확합니다.
en: Computing exponentials first overflows at a logit of 89; F.cross_entropy is still exact at 1000.
"""

import math

import torch
import torch.nn.functional as F

margins = [10.0, 88.0, 89.0, 100.0, 104.0, 1000.0]
# ko: 로짓은 [m, 0]이고, 예측 확률이 낮은 1번 클래스가 정답입니다.
# en: The logits are [m, 0], and class 1, the one with the low probability, is true.
unlikely, likely = torch.tensor(1), torch.tensor(0)


def by_hand(logits, target):
    exponentials = logits.exp()
    return -(exponentials[target] / exponentials.sum()).log()


def log_of_softmax(logits, target):
    return -torch.softmax(logits, dim=0).log()[target]


def losses_of(loss_function, target=unlikely):
    return [loss_function(torch.tensor([m, 0.0]), target).item() for m in margins]


naive_losses = losses_of(by_hand)
naive_losses_if_likely = [0.0 + v for v in losses_of(by_hand, likely)]
two_step_losses = losses_of(log_of_softmax)
stable_losses = losses_of(F.cross_entropy)


def gradient_of(loss_function):
    logits = torch.tensor([0.0, 200.0], requires_grad=True)
    loss_function(logits, torch.tensor(0)).backward()
    return logits.grad.tolist()


naive_gradient = gradient_of(log_of_softmax)
stable_gradient = gradient_of(F.cross_entropy)

# ko: exp(z)가 자료형의 범위에 들어가는 가장 큰 z입니다.
# en: The largest z whose exp(z) still fits into the dtype.
exp_limit_float16 = math.log(torch.finfo(torch.float16).max)
exp_limit_bfloat16 = math.log(torch.finfo(torch.bfloat16).max)
exp_limit_float32 = math.log(torch.finfo(torch.float32).max)
exp_limit_float64 = math.log(torch.finfo(torch.float64).max)


def margin_of_zero_loss(dtype):
    low, high = 0.0, 100.0
    for _ in range(60):
        middle = (low + high) / 2
        logits = torch.tensor([middle, 0.0], dtype=dtype)
        loss = F.cross_entropy(logits, likely)
        low, high = (low, middle) if loss.item() == 0.0 else (middle, high)
    return high


zero_margin_float32 = margin_of_zero_loss(torch.float32)
zero_margin_float64 = margin_of_zero_loss(torch.float64)
loss_at_margin_20 = F.cross_entropy(torch.tensor([20.0, 0.0]), likely).item()
exact_loss_at_margin_20 = math.log1p(math.exp(-20))

print("margin   exp/sum   log(softmax)   F.cross_entropy   exp/sum (y=0)")
table = [margins, naive_losses, two_step_losses, stable_losses, naive_losses_if_likely]
for row in torch.tensor(table).T.tolist():
    print("{:6.0f}  {:8.4f}  {:13.4f}  {:16.4f}  {:14.6f}".format(*row))
print()
print("gradient, z = [0, 200], y = 0")
print(f"log(softmax)    : {naive_gradient}")
print(f"F.cross_entropy : {stable_gradient}")
print()
print(f"exp limit       : {exp_limit_float16:.2f}  {exp_limit_bfloat16:.2f}  ", end="")
print(f"{exp_limit_float32:.2f}  {exp_limit_float64:.2f}")
print(f"loss == 0.0 from: {zero_margin_float32:.4f}  {zero_margin_float64:.4f}")
print(f"margin 20       : {loss_at_margin_20:.4e}  exact {exact_loss_at_margin_20:.4e}")
