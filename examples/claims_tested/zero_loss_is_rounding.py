"""ko: 손실이 정확히 0이라는 것은 확률이 1이라는 뜻이 아니라, 남은 손실이 반올림으로 사라졌다는 뜻입니다.
en: A loss of exactly zero does not mean probability one: what was left has been rounded away.
"""

import math

import torch
import torch.nn.functional as F

first = torch.tensor([0])  # (B,)


def loss_at(margin, dtype):
    logits = torch.tensor([[margin, 0.0]], dtype=dtype)  # (B, C)
    return abs(F.cross_entropy(logits, first).item())


def true_loss(margin):
    return math.log1p(math.exp(-margin))


def first_zero(dtype, low=1.0, high=100.0):
    for _ in range(60):
        middle = (low + high) / 2
        if loss_at(middle, dtype) > 0:
            low = middle
        else:
            high = middle
    return high


# ko: 정답과 오답 로짓의 차이가 이보다 커지면 출력은 0입니다.
# en: Beyond this gap between the true logit and the other, the output is 0.
first_zero_float32 = first_zero(torch.float32)
first_zero_float64 = first_zero(torch.float64)
true_loss_at_first_zero = true_loss(first_zero_float32)

float32_loss_at_20 = loss_at(20.0, torch.float32)
float64_loss_at_20 = loss_at(20.0, torch.float64)
true_loss_at_20 = true_loss(20.0)

# ko: 0으로 반올림되어도 오답 쪽 기울기는 남으므로 학습은 멈추지 않습니다.
# en: Even where it rounds to 0 the other class keeps a gradient, so learning goes on.
leaf = torch.tensor([[20.0, 0.0]], requires_grad=True)  # (B, C)
F.cross_entropy(leaf, first).backward()
gradient_true_class, gradient_other_class = leaf.grad[0].tolist()


def row(margin):
    losses = [loss_at(margin, dtype) for dtype in (torch.float32, torch.float64)]
    columns = [*losses, true_loss(margin)]
    print(f"{margin:6.0f}" + "".join(f"{value:14.4e}" for value in columns))


print("margin       float32       float64          true")
row(10.0)
row(16.0)
row(17.0)
row(20.0)
row(37.0)
print(f"first zero  float32 {first_zero_float32:.4f}  float64 {first_zero_float64:.4f}")
print(f"gradient at 20  {gradient_true_class:.1e}  {gradient_other_class:.4e}")
