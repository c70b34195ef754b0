"""ko: 아무것도 배우지 못한 분류기의 교차 엔트로피는 클래스 수와 클래스 비율이 정하는 몇 가지 값에서 멈춥니다.
en: The cross-entropy of a classifier that has learned nothing stops at one of a few values set by the classes.
"""

import math

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
cross_entropy_rows = {}  # name: [[inputs, loss], ...]


def stuck(name, loss, **inputs):
    cross_entropy_rows.setdefault(name, []).append([inputs, loss.item()])


some = [2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 26, 32, 50, 64, 100, 128, 200, 365, 1000]
for C in [*some, 10_000, 50_257]:
    targets = torch.arange(4) % C  # (B,)
    equal = torch.zeros(4, C)  # (B, C)
    loss = F.cross_entropy(equal, targets)
    stuck("uniform", loss, C=C)
    stuck("perplexity", loss.exp(), C=C)
    stuck("bits", loss / math.log(2), C=C)
    stuck("base_ten", loss / math.log(10), C=C)
    stuck("one_more_class", F.cross_entropy(torch.zeros(4, C + 1), targets), C=C)
    if C > 2:
        # ko: 한 클래스의 로짓이 -inf이면 나머지 C-1개로만 나눕니다.
        # en: With -inf as the logit of one class, the other C-1 share the probability.
        masked = equal.clone()  # (B, C)
        masked[:, -1] = -math.inf
        stuck("one_class_fewer", F.cross_entropy(masked, targets % (C - 1)), C=C)
    # ko: softmax를 배치 축으로 계산하면 클래스 수 대신 배치 크기가 나옵니다.
    # en: A softmax over the batch axis gives the batch size in place of the classes.
    N = C
    over_batch = torch.zeros(N, 2).log_softmax(dim=0)  # (B, C)
    stuck("softmax_over_batch", F.nll_loss(over_batch, torch.zeros(N).long()), N=N)

for C in some:
    targets = torch.arange(4) % C  # (B,)
    for eps in (0.01, 0.05, 0.1, 0.2, 0.3):
        smoothed = torch.full((4, C), eps / C)  # (B, C)
        smoothed[torch.arange(4), targets] += 1 - eps
        # ko: 로짓이 목표 분포의 로그와 같으면 손실이 가장 작습니다.
        # en: The loss is smallest where the logits are the logarithm of the target distribution.
        floor = F.cross_entropy(smoothed.log(), targets, label_smoothing=eps)
        stuck("smoothing_floor", floor, C=C, eps=eps)
        start = F.kl_div(torch.zeros(4, C).log_softmax(dim=1), smoothed, reduction="batchmean")
        stuck("kl_uniform", start, C=C, eps=eps)

for counts in [[9, 1], [99, 1], [7, 2, 1], [5, 3, 1, 1], [50, 30, 15, 5], [1000, 100, 10, 1]]:
    shares = torch.tensor(counts) / sum(counts)  # (C,)
    labels = torch.arange(len(counts)).repeat_interleave(torch.tensor(counts))  # (N,)
    constant = shares.log().expand(len(labels), -1)  # (N, C)
    stuck("class_shares", F.cross_entropy(constant, labels), shares=counts)

stuck("one_output", F.cross_entropy(torch.tensor([[2.0], [-1.0]]), torch.tensor([0, 0])))

for name, computed in cross_entropy_rows.items():
    inputs, loss = computed[min(7, len(computed) - 1)]
    print(f"{name:20} {loss:8.4f}  {inputs}")
