"""ko: γ = 2이면 쉬운 표본(p = 0.9)의 손실은 100분의 1이 되고, 어려운 표본의 손실은 대부분 남습니다.
en: With γ = 2 an easy sample (p = 0.9) keeps a hundredth of its loss, a hard one most of it.
"""

import math


def focal(p, gamma):
    return (1 - p) ** gamma * math.log(1 / p)


def times_lower(p, gamma=2):
    return focal(p, 0) / focal(p, gamma)


cross_entropy_at_90_percent = focal(0.9, 0)
focal_at_90_percent = focal(0.9, 2)
times_lower_at_90_percent = times_lower(0.9)
times_lower_at_96_8_percent = times_lower(0.968)
times_lower_at_50_percent = times_lower(0.5)
times_lower_at_10_percent = times_lower(0.1)
share_kept_at_10_percent = focal(0.1, 2) / focal(0.1, 0)

# ko: 어려운 표본 하나의 손실은 쉬운 표본 몇 개의 손실과 같을까요?
# en: One hard sample (p = 0.1) weighs as much as how many easy ones (p = 0.9)?
easy_per_hard_cross_entropy = focal(0.1, 0) / focal(0.9, 0)
easy_per_hard_focal = focal(0.1, 2) / focal(0.9, 2)

gammas = [0, 0.5, 1, 2, 5]
probabilities = [0.1, 0.5, 0.9, 0.968]
table = [[focal(p, gamma) for gamma in gammas] for p in probabilities]


def curve(gamma):
    return [[i / 100, focal(i / 100, gamma)] for i in range(1, 101)]


# ko: γ마다 [정답 확률, 손실] 점의 목록
# en: For each γ a list of points [true-class probability, loss]
curves = {
    "gamma_0": curve(0),
    "gamma_half": curve(0.5),
    "gamma_1": curve(1),
    "gamma_2": curve(2),
    "gamma_5": curve(5),
}

print("    p" + "".join(f"{f'gamma={gamma:g}':>13s}" for gamma in gammas))
for p, row in zip(probabilities, table, strict=True):
    print(f"{p:5.3f}" + "".join(f"{loss:13.6f}" for loss in row))
print(
    f"CE / focal (gamma=2): p=.968 {times_lower_at_96_8_percent:.1f}"
    f"   p=.9 {times_lower_at_90_percent:.1f}   p=.5 {times_lower_at_50_percent:.1f}"
    f"   p=.1 {times_lower_at_10_percent:.4f}",
)
print(f"L(.1) / L(.9), gamma=0: {easy_per_hard_cross_entropy:.1f}")
print(f"L(.1) / L(.9), gamma=2: {easy_per_hard_focal:.1f}")
