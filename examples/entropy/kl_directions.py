"""ko: KL(P, Q)를 최소로 하는 Q는 P의 봉우리를 모두 덮고, KL(Q, P)를 최소로 하는 Q는 하나만 고릅니다.
en: The Q that minimises KL(P, Q) covers every peak of P; the Q that minimises KL(Q, P) keeps one.
"""

import math

import torch

WIDTH = 2.0  # ko: 봉우리의 폭(표준편차)  # en: of a peak, its standard deviation
x = torch.arange(41, dtype=torch.float64)  # (41,) outcomes


def log_bump(mean, width):
    return torch.log_softmax(-((x - mean) ** 2) / (2 * width**2), dim=-1)


# ko: Q의 후보는 봉우리가 하나인 정규분포 모양이고, 평균과 폭을 0.5 간격으로 바꿉니다.
# en: The candidates for Q have one peak, of normal shape; mean and width go in steps of 0.5.
means = torch.arange(0, 40.25, 0.5, dtype=torch.float64)
widths = torch.arange(1, 14.25, 0.5, dtype=torch.float64)
log_q = log_bump(means[:, None, None], widths[:, None])  # (M, W, 41)
q = log_q.exp()


def fit(gap):
    """P with peaks of weight 0.6 and 0.4 that lie `gap` apart, and the best Q in each direction."""
    log_p = torch.logaddexp(
        log_bump(20 - gap / 2, WIDTH) + math.log(0.6), log_bump(20 + gap / 2, WIDTH) + math.log(0.4)
    )
    p = log_p.exp()
    forward = (p * (log_p - log_q)).sum(-1)  # (M, W) KL(P, Q)
    reverse = (q * (log_q - log_p)).sum(-1)  # (M, W) KL(Q, P)
    best = [q.flatten(0, 1)[kl.argmin()] for kl in (forward, reverse)]
    return [p, *best], reverse.min().item()


# ko: 두 봉우리의 간격을 바꿔 가며 작은 봉우리 쪽에 놓인 확률을 비교합니다.
# en: How much probability lies on the smaller peak's side, for various gaps.
shares = []
print(f"{'gap / width':>11}{'P':>9}{'KL(P,Q)':>10}{'KL(Q,P)':>10}")
for gap in range(4, 20, 2):
    distributions, _ = fit(gap)
    shares.append([gap / WIDTH, *(d[21:].sum().item() for d in distributions)])
    print("{:>11.0f}{:>9.3f}{:>10.3f}{:>10.3f}".format(*shares[-1]))
forward_always_covers_both = all(abs(forward - p) < 0.05 for _, p, forward, _ in shares)
one_peak_from = min(ratio for ratio, _, _, reverse in shares if reverse < 0.01)
reverse_covers_both_when_close = all(row[3] > 0.3 for row in shares if row[0] < one_peak_from)
reverse_keeps_one_when_far = all(row[3] < 0.01 for row in shares if row[0] >= one_peak_from)

(p, forward_q, reverse_q), least_reverse = fit(18)
columns = (x.tolist(), p.tolist(), forward_q.tolist(), reverse_q.tolist())
curves = [list(row) for row in zip(*columns, strict=True)]
print(f"\nleast KL(Q, P) at gap 18: {least_reverse:.4f}   -log 0.6 = {-math.log(0.6):.4f}")
