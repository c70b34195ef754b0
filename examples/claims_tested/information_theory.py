"""ko: 교차 엔트로피, KL 발산, 퍼플렉서티에 관한 주장을 정의대로 계산해 확인합니다.
en: Claims about cross-entropy, the KL divergence and perplexity, computed from their definitions.
"""

import math

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
P = torch.tensor([0.7, 0.2, 0.1])  # (C,)
Q = torch.tensor([0.5, 0.3, 0.2])  # (C,)


def H(p, q):
    return -(p * q.log()).sum()


def KL(p, q):
    return (p * (p / q).log()).sum()


# --8<-- [start:distance]
cross_entropy_to_itself = H(P, P)
kl_to_itself, kl_there, kl_back = KL(P, P), KL(P, Q), KL(Q, P)
cross_entropy_is_not_zero_to_itself = bool(cross_entropy_to_itself > 0.5)
kl_depends_on_direction = bool((kl_there - kl_back).abs() > 0.001)
print(f"{cross_entropy_to_itself:.4f}  {kl_to_itself:.4f}  {kl_there:.4f}  {kl_back:.4f}")
# --8<-- [end:distance]

# --8<-- [start:smallest]
grid = torch.linspace(0.001, 0.999, 999)  # ko: 두 클래스에서 Q의 첫 확률  # en: the first probability of Q, two classes
best_q = grid[torch.stack([H(torch.tensor([0.7, 0.3]), torch.stack([q, 1 - q])) for q in grid]).argmin()]
fixed_q = torch.tensor([0.9, 0.1])
at_certainty, at_p_equal_q = H(torch.tensor([1.0, 0.0]), fixed_q), H(fixed_q, fixed_q)
with_q_fixed_another_p_is_lower = bool(at_certainty < at_p_equal_q)
print(f"{best_q:.3f}  {at_certainty:.4f}  {at_p_equal_q:.4f}")
# --8<-- [end:smallest]

# --8<-- [start:zero]
floor_of_one_hot, floor_of_a_coin = -math.log(1.0) + 0.0, H(torch.tensor([0.5, 0.5]), torch.tensor([0.5, 0.5]))
print(f"{floor_of_one_hot:.4f}  {floor_of_a_coin:.4f}")
# --8<-- [end:zero]

# --8<-- [start:negative]
narrow = torch.distributions.Normal(0.0, 0.1)  # ko: 밀도는 1보다 클 수 있습니다  # en: a density can exceed one
differential_entropy = narrow.entropy()
largest_density = narrow.log_prob(torch.tensor(0.0)).exp()
print(f"{differential_entropy:.4f}  {largest_density:.2f}")
# --8<-- [end:negative]

# --8<-- [start:kl_div]
right = F.kl_div(Q.log(), P, reduction="sum")
without_logarithm = F.kl_div(Q, P, reduction="sum")
the_first_argument_is_a_logarithm = torch.allclose(right, kl_there)
print(f"{right:.4f}  {without_logarithm:.4f}")
# --8<-- [end:kl_div]

# --8<-- [start:unit]
nats = F.cross_entropy(torch.tensor([[0.1, 0.9]]).log(), torch.tensor([0]))
bits = nats / math.log(2)
loss_is_the_natural_logarithm = math.isclose(nats, -math.log(0.1))
print(f"{nats:.4f}  {bits:.4f}")
# --8<-- [end:unit]

# --8<-- [start:likelihood]
logits = torch.tensor([[2.0, 0.1, -1.0], [0.5, 1.5, -0.5], [-1.0, 0.2, 1.0]])  # (N, C)
targets = torch.tensor([0, 1, 0])  # (N,)
likelihood = logits.softmax(dim=1)[range(3), targets].prod()
loss_is_mean_nll = torch.allclose(F.cross_entropy(logits, targets), -likelihood.log() / 3)
print(loss_is_mean_nll)
# --8<-- [end:likelihood]

# --8<-- [start:perplexity]
token_losses = -torch.tensor([0.5, 0.25, 0.125, 0.8]).log()  # (T,)
perplexity, mean_of_exponentials = token_losses.mean().exp(), token_losses.exp().mean()
averaging_exaggerates = bool(mean_of_exponentials > perplexity)
print(f"{perplexity:.4f}  {mean_of_exponentials:.4f}")
# --8<-- [end:perplexity]
