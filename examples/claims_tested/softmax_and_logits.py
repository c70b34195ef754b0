"""ko: 소프트맥스와 로짓에 관한 주장을 항등식과 실행으로 확인합니다.
en: Claims about softmax and logits, checked by identities and by running them.
"""

import math

import torch
import torch.nn.functional as F

# --8<-- [start:double]
C = 10
limit = 1 / (math.e + C - 1)
torch.manual_seed(0)
probs = (3 * torch.randn(100_000, C, dtype=torch.float64)).softmax(dim=1)  # (N, C)
true_class = torch.zeros(len(probs), dtype=torch.long)  # (N,)
p_true = probs[:, 0]  # (N,)
once = -p_true.log()  # (N,)
twice = F.cross_entropy(probs, true_class, reduction="none")  # (N,)
smaller_below_the_limit = (twice < once)[p_true < limit].all().item()
larger_above_one_half = (twice > once)[p_true > 0.5].all().item()
floor_of_twice = math.log(math.e + C - 1) - 1
print(f"{limit:.4f}  {smaller_below_the_limit}  {larger_above_one_half}  {floor_of_twice:.4f}")
# --8<-- [end:double]

# --8<-- [start:log_softmax]
logits = torch.tensor([[3.2, 5.1, -1.7], [0.4, -2.0, 9.0]])  # (B, C)
once, twice = logits.log_softmax(dim=1), logits.log_softmax(dim=1).log_softmax(dim=1)
log_softmax_twice_is_once = torch.allclose(once, twice, atol=1e-6)
softmax_twice_is_once = torch.allclose(logits.softmax(dim=1), logits.softmax(dim=1).softmax(dim=1))
print(log_softmax_twice_is_once, softmax_twice_is_once)
# --8<-- [end:log_softmax]

# --8<-- [start:sigmoid]
z = torch.linspace(-20, 20, 401, dtype=torch.float64)  # (N,)
pairs = torch.stack([torch.zeros_like(z), z], dim=1)  # (N, 2), the logits [0, z]
sigmoid_is_softmax = torch.allclose(z.sigmoid(), pairs.softmax(dim=1)[:, 1])
bce = F.binary_cross_entropy_with_logits(z, torch.ones_like(z))
cross_entropy = F.cross_entropy(pairs, torch.ones(len(z), dtype=torch.long))
both_losses_agree = torch.allclose(bce, cross_entropy)
print(sigmoid_is_softmax, both_losses_agree)
# --8<-- [end:sigmoid]

# --8<-- [start:positive]
gaps = range(1, 200)
zero_from_gap = next(gap for gap in gaps if torch.tensor([0.0, gap]).softmax(dim=0)[0] == 0)
exact = math.exp(-zero_from_gap) / (1 + math.exp(-zero_from_gap))
still_positive_in_float64 = exact > 0
print(zero_from_gap, still_positive_in_float64)
# --8<-- [end:positive]
