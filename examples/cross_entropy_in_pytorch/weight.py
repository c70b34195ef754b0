"""ko: weight는 클래스마다 값이 하나인 1차원 텐서이고, mean은 샘플 수가 아니라 가중치의 합으로 나눕니다.
en: weight is 1-D, one number per class, and mean divides by the sum of the weights, not by the number of samples.
"""

import textwrap

import torch
import torch.nn.functional as F

probs = torch.tensor(
    [[0.7, 0.2, 0.1], [0.5, 0.3, 0.2], [0.2, 0.2, 0.6], [0.1, 0.8, 0.1]],
    dtype=torch.float64,
)  # (B, C)
logits = probs.log()
targets = torch.tensor([0, 0, 2, 1])  # (B,)
weight = torch.tensor([1.0, 2.0, 5.0], dtype=torch.float64)  # (C,)


def weighted_loss(weight, reduction, targets=targets):
    return F.cross_entropy(logits, targets, weight=weight, reduction=reduction)


unweighted_mean = weighted_loss(None, "mean").item()
weighted_each = weighted_loss(weight, "none").tolist()
weighted_sum = weighted_loss(weight, "sum").item()
weighted_mean = weighted_loss(weight, "mean").item()

# ko: 샘플마다 정답 클래스의 가중치를 더한 값으로 나눕니다.
# en: The divisor is the sum, over the samples, of the weight of the true class.
sum_of_weights = weight[targets].sum().item()
sum_over_divisor = weighted_sum / sum_of_weights
sum_over_samples = weighted_sum / len(targets)

# ko: 분모도 함께 커지므로 mean에서는 가중치의 크기가 상쇄됩니다.
# en: The divisor grows as well, so under mean the scale of the weights cancels.
mean_with_weight_times_1000 = weighted_loss(1000 * weight, "mean").item()
scale_cancels = abs(mean_with_weight_times_1000 - weighted_mean) < 1e-9

# ko: 같은 타깃을 확률로 주면 mean은 샘플 수로 나눕니다.
# en: The same targets passed as probabilities are divided by the number of samples.
one_hot = F.one_hot(targets, num_classes=3).double()  # (B, C)
weighted_mean_one_hot = weighted_loss(weight, "mean", one_hot).item()

try:
    weighted_loss(torch.ones(4, dtype=torch.float64), "mean")
except RuntimeError as error:
    wrong_length_type = type(error).__name__
    wrong_length_message = str(error)

print("none           ", " ".join(f"{value:.4f}" for value in weighted_each))
print(f"sum             {weighted_sum:.6f}")
print(f"sum_of_weights  {sum_of_weights:.1f}")
print(f"mean            {weighted_mean:.6f}")
print(f"mean, 1000 w    {mean_with_weight_times_1000:.6f}")
print(f"mean, one-hot   {weighted_mean_one_hot:.6f}")
print(f"sum / B         {sum_over_samples:.6f}")
print(f"mean, no weight {unweighted_mean:.6f}")
print(textwrap.fill(f"{wrong_length_type}: {wrong_length_message}", 79))
