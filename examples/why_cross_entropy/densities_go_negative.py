"""ko: 교차 엔트로피가 0 이상이라는 말은 확률에만 맞습니다. 밀도나 잘못된 타깃에서는 음수가 됩니다.
en: Cross-entropy is non-negative for probabilities only: densities and bad targets go below 0.
"""

import math

import torch
import torch.nn.functional as F

# ko: 밀도는 1보다 커도 됩니다. 좁은 정규분포에서는 -log가 음수가 됩니다.
# en: A density may exceed 1, and then its -log is negative: take a narrow normal one.
sigma = 0.1
normal = torch.distributions.Normal(torch.tensor(0.0).double(), sigma)
density_at_mean = normal.log_prob(torch.tensor(0.0)).exp().item()
differential_entropy = normal.entropy().item()
entropy_turns_negative_below = 1 / math.sqrt(2 * math.pi * math.e)

# ko: 예측이 정확하면 분산을 줄일수록 손실이 끝없이 내려갑니다.
# en: With an exact prediction the loss falls without end as the variance shrinks.
zero = torch.zeros(1, dtype=torch.float64)


def exact_hit(variance, full=False):
    var = torch.tensor([variance], dtype=torch.float64)
    return F.gaussian_nll_loss(zero, zero, var, full=full).item()


gaussian_nll = exact_hit(0.01)
gaussian_nll_full = exact_hit(0.01, full=True)
gaussian_nll_by_variance = {f"{var:g}": exact_hit(var) for var in (1.0, 0.01, 0.0001)}

print(f"sigma = {sigma}   density at 0   {density_at_mean:.6f}")
print(f"              entropy        {differential_entropy:.6f}")
print(f"              gaussian nll   {gaussian_nll:.6f}")
print(f"              with full=True {gaussian_nll_full:.6f}")
print(f"entropy < 0 for sigma below {entropy_turns_negative_below:.6f}")
for key, value in gaussian_nll_by_variance.items():
    print(f"variance {key:<7} gaussian nll {value:>10.6f}")

# ko: 확률 타깃의 부호나 합은 아무도 검사하지 않습니다.
# en: Nobody checks the sign or the sum of probability targets.
logits = torch.tensor([[2.0, 1.0, 0.1]], dtype=torch.float64)  # (N, C)
one_hot = torch.tensor([[1.0, 0.0, 0.0]], dtype=torch.float64)  # (N, C)
loss_one_hot = F.cross_entropy(logits, one_hot).item()
loss_negative_target = F.cross_entropy(logits, -one_hot).item()
loss_doubled_target = F.cross_entropy(logits, 2 * one_hot).item()
doubled_over_one_hot = loss_doubled_target / loss_one_hot

print(f"\ntarget  one-hot   {loss_one_hot:>10.6f}")
print(f"target -one-hot   {loss_negative_target:>10.6f}")
print(f"target 2*one-hot  {loss_doubled_target:>10.6f}")
print(f"ratio 2*one-hot / one-hot  {doubled_over_one_hot:.4f}")
