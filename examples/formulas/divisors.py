"""ko: 합계 손실을 평균 손실로 나누면 reduction="mean"이 무엇으로 나누는지 알 수 있습니다.
en: The summed loss over the mean loss shows what reduction="mean" divides by.
"""

import torch
import torch.nn.functional as F

N, C, D = 6, 4, 2
z = torch.linspace(-2, 2, N * C, dtype=torch.float64).sin().view(N, C)  # (N, C)
y = torch.tensor([0, 1, 2, 3, 3, 3])  # (N,)
half = torch.tensor([0, -100, 2, -100, 3, -100])  # (N,)
t = z.softmax(1)  # (N, C)
w = torch.tensor([1.0, 2.0, 3.0, 4.0], dtype=torch.float64)  # (C,)
bits = (z > 0).double()  # (N, K), K = C
log_q = z.log_softmax(1)

# ko: 이름: 손실을 계산하는 함수. 인자는 reduction입니다.
# en: name: the loss as a function of the reduction.
calls = {
    "cross_entropy": lambda r: F.cross_entropy(z, y, reduction=r),
    "weight": lambda r: F.cross_entropy(z, y, weight=w, reduction=r),
    "weight_soft": lambda r: F.cross_entropy(z, t, weight=w, reduction=r),
    "ignored": lambda r: F.cross_entropy(z, half, reduction=r),
    "weight_ignored": lambda r: F.cross_entropy(z, half, weight=w, reduction=r),
    "multi_label": lambda r: F.binary_cross_entropy_with_logits(z, bits, reduction=r),
    "pos_weight": lambda r: F.binary_cross_entropy_with_logits(z, bits, pos_weight=w, reduction=r),
    "mse": lambda r: F.mse_loss(z[:, :D], bits[:, :D], reduction=r),
    "kl_batchmean": lambda r: F.kl_div(log_q, bits / 2, reduction="batchmean" if r == "mean" else r),
}
divisors = {}
for name, loss in calls.items():
    divisors[name] = (loss("sum") / loss("mean")).item()
    print(f"{name:<16}{divisors[name]:6.2f}")
