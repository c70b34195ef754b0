"""ko: 이진 분류와 다중 라벨의 손실이 멈추는 값은 양성의 비율, pos_weight, 라벨 수로 정해집니다.
en: Where a binary or multi-label loss stops is set by the share of positives, pos_weight and the number of labels.
"""

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
bce = F.binary_cross_entropy_with_logits
binary_rows = {}  # name: [[inputs, loss], ...]


def stuck(name, loss, **inputs):
    binary_rows.setdefault(name, []).append([inputs, loss.item()])


for positives in (1, 5, 10, 20, 25, 30, 40, 50, 60, 75, 90, 99):
    share = positives / 100
    targets = (torch.arange(100) < positives).to(torch.float64)  # (B,)
    zero = torch.zeros(100)  # (B,)
    stuck("binary_chance", bce(zero, targets))
    constant = zero + torch.tensor(share).logit()  # (B,)
    stuck("base_rate", bce(constant, targets), share=share)

    # ko: 확률을 로짓 자리에 넣으면 0과 1 사이의 로짓만 쓸 수 있습니다.
    # en: With probabilities in the place of logits, only logits between 0 and 1 are left.
    stuck("sigmoid_twice_start", bce(zero.sigmoid(), targets), share=share)
    certain = (1000 * (2 * targets - 1)).sigmoid()  # (B,)
    stuck("sigmoid_twice_floor", bce(certain, targets), share=share)

    # ko: BCELoss는 로그를 -100에서 자릅니다.
    # en: BCELoss clamps the logarithm at -100.
    stuck("clamped_ones", F.binary_cross_entropy(zero + 1, targets), share=share)
    stuck("clamped_zeros", F.binary_cross_entropy(zero, targets), share=share)

    for w in (0.5, 2.0, 3.0, 10.0, 32.0):
        weight = torch.tensor(w)
        stuck("pos_weight_start", bce(zero, targets, pos_weight=weight), share=share, w=w)
        # ko: 가중치를 주면 상수 예측의 최적값은 양성을 w배로 센 비율입니다.
        # en: Under the weight, the best constant is the share that counts each positive w times.
        q = torch.tensor(share * w / (share * w + 1 - share))
        best = bce(zero + q.logit(), targets, pos_weight=weight)
        stuck("pos_weight_constant", best, share=share, w=w)

some = [2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 26, 32, 50, 64, 80, 100, 365, 1000]
for C in some:
    one_hot = F.one_hot(torch.arange(4) % C, C).to(torch.float64)  # (B, C)
    rare = torch.full((4, C), 1 / C).logit()  # (B, C)
    stuck("labels_summed", bce(torch.zeros(4, C), one_hot, reduction="none").sum(dim=1).mean(), C=C)
    stuck("one_hot_constant", bce(rare, one_hot), C=C)

for eps in (0.01, 0.05, 0.1, 0.2, 0.3):
    smoothed = torch.tensor([1.0, 0.0]) * (1 - eps) + eps / 2  # (B,)
    stuck("binary_smoothing_floor", bce(smoothed.logit(), smoothed), eps=eps)

real, fake = bce(torch.zeros(4), torch.ones(4)), bce(torch.zeros(4), torch.zeros(4))
stuck("discriminator", real + fake)
hinge = (1 - torch.zeros(4) * torch.tensor([1.0, -1.0, 1.0, -1.0])).clamp(min=0)
stuck("hinge_zero", hinge.mean())
for name, small in (("log_1e_7", 1e-7), ("log_1e_8", 1e-8), ("log_1e_12", 1e-12)):
    stuck(name, -(torch.zeros(4) + small).log().mean())

for name, computed in binary_rows.items():
    inputs, loss = computed[min(7, len(computed) - 1)]
    print(f"{name:24} {loss:8.4f}  {inputs}")
