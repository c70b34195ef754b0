"""ko: 교차 엔트로피는 확률일 때만 0 이상입니다. 밀도이거나 입력이 틀리면 음수가 됩니다.
en: Cross-entropy is non-negative for probabilities; densities and wrong inputs go below zero.
"""

import math

import torch
import torch.nn.functional as F

# ko: 밀도는 1을 넘을 수 있습니다. 좁은 정규분포에서는 -log가 음수가 됩니다.
# en: A density may exceed 1, and then its -log is negative: take a narrow normal one.
sigma = 0.1
normal = torch.distributions.Normal(torch.tensor(0.0).double(), sigma)
density_at_mean = normal.log_prob(torch.tensor(0.0)).exp().item()
differential_entropy = normal.entropy().item()
entropy_turns_negative_below = 1 / math.sqrt(2 * math.pi * math.e)

# ko: 예측이 정확하면 분산을 줄일수록 손실이 끝없이 내려갑니다.
# en: With an exact prediction the loss falls without end as the variance shrinks.
zero = torch.zeros(1, dtype=torch.float64)


def exact_hit(variance):
    var = torch.tensor([variance], dtype=torch.float64)
    return F.gaussian_nll_loss(zero, zero, var).item()


gaussian_nll_by_variance = {f"{var:g}": exact_hit(var) for var in (1.0, 0.01, 0.0001)}
gaussian_nll = gaussian_nll_by_variance["0.01"]

print(f"sigma = {sigma}   density at 0  {density_at_mean:.6f}")
print(f"              entropy       {differential_entropy:.6f}")
print(f"entropy < 0 for sigma below {entropy_turns_negative_below:.6f}")
for key, value in gaussian_nll_by_variance.items():
    print(f"variance {key:<7} gaussian nll {value:>10.6f}")

# ko: 분류에서 음수가 나오는 두 경우입니다. PyTorch는 둘 다 검사하지 않습니다.
# en: Two ways to get below zero in classification. PyTorch checks neither.
logits = torch.tensor([[2.0, 1.0, 0.1]], dtype=torch.float64)  # (N, C)
label = torch.tensor([0])  # (N,)
one_hot = torch.tensor([[1.0, 0.0, 0.0]], dtype=torch.float64)  # (N, C)
loss_one_hot = F.cross_entropy(logits, one_hot).item()
nll_on_probabilities = F.nll_loss(logits.softmax(dim=1), label).item()
loss_negative_target = F.cross_entropy(logits, -one_hot).item()
loss_doubled_target = F.cross_entropy(logits, 2 * one_hot).item()
doubled_over_one_hot = loss_doubled_target / loss_one_hot

print(f"\ncross_entropy(logits, one_hot)      {loss_one_hot:>9.6f}")
print(f"nll_loss(probabilities, label)      {nll_on_probabilities:>9.6f}")
print(f"cross_entropy(logits, -one_hot)     {loss_negative_target:>9.6f}")
print(f"cross_entropy(logits, 2 * one_hot)  {loss_doubled_target:>9.6f}", end="")
print(f" = {doubled_over_one_hot:.1f} x")
