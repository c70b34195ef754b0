"""ko: 두 클래스의 분포를 아는 문제에서 임계값, pos_weight, 정확도에 관한 주장을 정확히 계산합니다.
en: On a problem whose distributions are known, claims about thresholds, pos_weight and accuracy are checked exactly.
"""

import math
from statistics import NormalDist

# --8<-- [start:problem]
share = 0.03  # ko: 양성의 비율  # en: share of positives
negatives, positives = NormalDist(0, 1), NormalDist(2, 1)
ratio = (1 - share) / share
prior = math.log(share / (1 - share))


def rates_at(logit):
    # ko: x의 로짓은 2x - 2 + prior이며, 이 로짓부터 양성으로 예측할 때의 두 비율입니다.
    # en: The logit of x is 2x - 2 + prior; both rates of predicting positive from this logit on.
    x = (logit - prior + 2) / 2
    return 1 - positives.cdf(x), 1 - negatives.cdf(x)


def f1_at(logit):
    true_rate, false_rate = rates_at(logit)
    tp, fp = share * true_rate, (1 - share) * false_rate
    return 2 * tp / (tp + fp + share)


def accuracy_at(logit):
    true_rate, false_rate = rates_at(logit)
    return share * true_rate + (1 - share) * (1 - false_rate)


def mean_recall_at(logit):
    true_rate, false_rate = rates_at(logit)
    return (true_rate + 1 - false_rate) / 2


def logit(probability):
    return math.log(probability / (1 - probability))


# --8<-- [end:problem]


# --8<-- [start:threshold]
thresholds = [k / 1000 for k in range(1, 1000)]
best_for_f1 = max(thresholds, key=lambda p: f1_at(logit(p)))
best_for_accuracy = max(thresholds, key=lambda p: accuracy_at(logit(p)))
best_f1, f1_at_one_half = f1_at(logit(best_for_f1)), f1_at(0.0)
f1_curve = [[p, f1_at(logit(p))] for p in thresholds[::5]]
best_is_half_of_best_f1 = abs(best_for_f1 - best_f1 / 2) < 0.001
one_half_is_best_for_accuracy = best_for_accuracy == 0.5
print(f"F1 {best_f1:.3f} at {best_for_f1:.3f}, {f1_at_one_half:.3f} at 0.5; accuracy best at {best_for_accuracy:.3f}")
# --8<-- [end:threshold]

# --8<-- [start:pos_weight]
# ko: 가중치 w로 끝까지 학습한 로짓은 log w만큼 크므로, 0.5에서 자르는 것은 원래 로짓 -log w에서 자르는 것입니다.
# en: Trained to the end with weight w the logit is larger by log w, so 0.5 cuts the true logit at -log w.
weights = [1.05**k for k in range(120)]
best_weight_for_f1 = max(weights, key=lambda w: f1_at(-math.log(w)))
best_weight_for_mean_recall = max(weights, key=lambda w: mean_recall_at(-math.log(w)))
f1_with_ratio, f1_with_best = f1_at(-math.log(ratio)), f1_at(-math.log(best_weight_for_f1))
ratio_is_best_for_mean_recall = abs(math.log(best_weight_for_mean_recall / ratio)) < math.log(1.05)
ratio_is_far_from_best_for_f1 = ratio > 5 * best_weight_for_f1
print(f"ratio {ratio:.1f}: F1 {f1_with_ratio:.3f}; best {best_weight_for_f1:.1f}: F1 {f1_with_best:.3f}")
# --8<-- [end:pos_weight]

# --8<-- [start:recall]
recall_plain, false_plain = rates_at(0.0)
recall_weighted, false_weighted = rates_at(-math.log(ratio))
precision_plain = share * recall_plain / (share * recall_plain + (1 - share) * false_plain)
precision_weighted = share * recall_weighted / (share * recall_weighted + (1 - share) * false_weighted)
recall_rises_and_precision_falls = recall_weighted > recall_plain and precision_weighted < precision_plain
print(
    f"recall {recall_plain:.2f} -> {recall_weighted:.2f}, precision {precision_plain:.2f} -> {precision_weighted:.2f}"
)
# --8<-- [end:recall]

# --8<-- [start:twice]
once, twice = mean_recall_at(-math.log(ratio)), mean_recall_at(-2 * math.log(ratio))
twice_is_worse = twice < once
# ko: 가중치와 샘플링이 각각 비율의 제곱근이면 곱해서 비율이 됩니다.
# en: A weight and a sampler of the root of the ratio each multiply to the ratio.
log_root = math.log(ratio) / 2
root_alone, roots_multiplied = mean_recall_at(-log_root), mean_recall_at(-log_root - log_root)
sampling_makes_up_for_a_small_weight = root_alone < roots_multiplied
print(f"mean recall {once:.3f} with one correction, {twice:.3f} with two, {root_alone:.3f} with a root alone")
# --8<-- [end:twice]

# --8<-- [start:accuracy]
always_negative_accuracy = 1 - share
useful_model_accuracy = accuracy_at(logit(best_for_f1))
useless_beats_useful = always_negative_accuracy > useful_model_accuracy
print(f"{always_negative_accuracy:.3f} > {useful_model_accuracy:.3f}  F1 0 against {best_f1:.3f}")
# --8<-- [end:accuracy]
