"""ko: γ = 2이면 쉬운 샘플(p = 0.9)의 손실은 100분의 1이 되고, 어려운 샘플의 손실은 대부분 남습니다.
en: With γ = 2 an easy sample (p = 0.9) keeps a hundredth of its loss, and a hard one keeps most of it.
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

gammas = [0, 0.5, 1, 2, 5]
probabilities = [0.1, 0.5, 0.9, 0.968]
table = [[focal(p, gamma) for gamma in gammas] for p in probabilities]

# ko: 쉬운 샘플 100개와 어려운 샘플 1개로 된 배치에서 어려운 샘플이 차지하는 비중입니다.
# en: In a batch of 100 easy samples and one hard sample, the share of the hard one.
EASY, HARD, COUNT = 0.9, 0.1, 100
hard_share = {}
for gamma in gammas:
    hard, easy = focal(HARD, gamma), COUNT * focal(EASY, gamma)
    hard_share[f"{gamma:g}"] = hard / (hard + easy)
easy_per_hard_cross_entropy = focal(HARD, 0) / focal(EASY, 0)
easy_per_hard_focal = focal(HARD, 2) / focal(EASY, 2)


# ko: 정답 로짓에 대한 기울기의 크기
# en: size of the gradient with respect to the true logit
def gradient(p, gamma):
    scale = (1 - p) ** gamma - gamma * p * (1 - p) ** (gamma - 1) * math.log(p)
    return scale * (1 - p)


easy_gradients_per_hard_cross_entropy = gradient(HARD, 0) / gradient(EASY, 0)
easy_gradients_per_hard_focal = gradient(HARD, 2) / gradient(EASY, 2)


def curve(gamma):
    return [[i / 100, focal(i / 100, gamma)] for i in range(1, 101)]


# ko: γ마다 [정답 확률, 손실] 점의 목록
# en: For each γ a list of points [true-class probability, loss]
curves = {"gamma_0": curve(0), "gamma_1": curve(1), "gamma_2": curve(2), "gamma_5": curve(5)}

print("    p" + "".join(f"{f'gamma={gamma:g}':>13s}" for gamma in gammas))
for p, row in zip(probabilities, table, strict=True):
    print(f"{p:5.3f}" + "".join(f"{loss:13.6f}" for loss in row))
print(f"CE / focal at p=.968  {times_lower_at_96_8_percent:.1f}   (gamma=2)")
print(f"              p=.9    {times_lower_at_90_percent:.1f}")
print(f"              p=.5    {times_lower_at_50_percent:.1f}")
print(f"              p=.1    {times_lower_at_10_percent:.4f}")
print(f"easy samples per hard one: {easy_per_hard_cross_entropy:.1f} (gamma=0)")
print(f"                           {easy_per_hard_focal:.0f} (gamma=2)")
print("the same for gradients:    ", end="")
print(f"{easy_gradients_per_hard_cross_entropy:.1f} (gamma=0), {easy_gradients_per_hard_focal:.0f} (gamma=2)")
print("share of the hard sample among 100 easy ones")
print("  ".join(f"gamma={gamma}: {share:.2f}" for gamma, share in hard_share.items()))
