"""ko: 로짓이 손실에 닿기 전에 softmax, tanh 등을 거치면 손실은 0까지 내려가지 못합니다.
en: Where logits pass through softmax, tanh or the like before the loss, the loss cannot fall to zero.
"""

import math

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
squeezed_rows = {}  # name: [[inputs, loss], ...]


def stuck(name, loss, **inputs):
    squeezed_rows.setdefault(name, []).append([inputs, loss.item()])


some = [2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 26, 32, 50, 64, 100, 128, 200, 365, 1000]
for C in some:
    targets = torch.arange(4) % C  # (B,)
    one_hot = F.one_hot(targets, C)  # (B, C)
    # ko: 로짓이 이만큼 벌어지면 softmax는 정확히 1과 0입니다.
    # en: With logits this far apart the softmax is exactly 1 and 0.
    certain = 1000.0 * one_hot  # (B, C)
    stuck("softmax_twice_floor", F.cross_entropy(certain.softmax(dim=1), targets), C=C)
    wrong = certain.roll(1, dims=1).softmax(dim=1)  # (B, C)
    stuck("softmax_twice_ceiling", F.cross_entropy(wrong, targets), C=C)
    for eps in (0.05, 0.1, 0.2):
        smoothed = F.cross_entropy(certain.softmax(dim=1), targets, label_smoothing=eps)
        stuck("softmax_twice_smoothing", smoothed, C=C, eps=eps)

    # ko: tanh와 코사인 유사도는 -1과 1 사이에 있습니다.
    # en: tanh and cosine similarities lie between -1 and 1.
    bounded = torch.tanh(1000.0 * (2 * one_hot - 1))  # (B, C)
    stuck("tanh_floor", F.cross_entropy(bounded, targets), C=C)

    # ko: nll_loss는 로그 확률을 받습니다. 확률을 주면 손실이 음수입니다.
    # en: nll_loss takes log-probabilities. Given probabilities, it is negative.
    stuck("nll_of_probabilities", F.nll_loss(torch.zeros(4, C).softmax(dim=1), targets), C=C)

    # ko: Focal Loss는 교차 엔트로피에 (1 - p)^gamma를 곱합니다.
    # en: Focal loss multiplies cross-entropy by (1 - p)^gamma.
    ce = F.cross_entropy(torch.zeros(4, C), targets, reduction="none")  # (B,)
    for gamma in (0.5, 1.0, 2.0, 5.0):
        stuck("focal_uniform", ((1 - (-ce).exp()) ** gamma * ce).mean(), C=C, gamma=gamma)

    stuck("multi_margin_equal", F.multi_margin_loss(torch.zeros(4, C), targets), C=C)

sure = F.nll_loss(torch.tensor([[1.0, 0.0]]), torch.tensor([0]))
stuck("nll_of_certainties", sure)

for margin in (0.1, 0.2, 0.3, 0.5, 1.0, 2.0):
    # ko: 임베딩이 모두 한 점이면 두 거리가 같습니다.
    # en: With every embedding at one point both distances are equal.
    point = torch.ones(4, 8)  # (B, D)
    stuck("triplet_collapsed", F.triplet_margin_loss(point, point, point, margin=margin), margin=margin)

for N in (2, 4, 8, 16, 32, 64, 128, 256, 512):
    point = F.normalize(torch.ones(2 * N, 8), dim=1)  # (2B, D)
    similarity = point @ point.T / 0.07  # (2B, 2B)
    stuck("contrastive", F.cross_entropy(similarity[:N, :N], torch.arange(N)), N=N)
    # ko: SimCLR는 자기 자신을 뺀 2N-1개와 비교합니다.
    # en: SimCLR compares with the 2N-1 others, itself excluded.
    others = similarity.fill_diagonal_(-math.inf)
    partners = (torch.arange(2 * N) + N) % (2 * N)
    stuck("simclr", F.cross_entropy(others, partners), N=N)

for name, computed in squeezed_rows.items():
    inputs, loss = computed[min(7, len(computed) - 1)]
    print(f"{name:24} {loss:8.4f}  {inputs}")
