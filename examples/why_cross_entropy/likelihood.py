"""ko: 우도를 최대로 하는 것과 교차 엔트로피를 최소로 하는 것은 같으며, 계산은 로그로 합니다.
en: Maximum likelihood and minimum cross-entropy are one goal; the computation is done in logs.
"""

import math

import torch
import torch.nn.functional as F

N, C = 20, 4
torch.manual_seed(0)
logits = torch.randn(N, C, dtype=torch.float64)  # (N, C)
targets = torch.randint(0, C, (N,))  # (N,)

# ko: 표본이 독립이면 데이터 전체의 우도는 정답 확률을 모두 곱한 값입니다.
# en: For independent samples the likelihood is the product of the true-class probs.
true_probs = logits.softmax(-1)[torch.arange(N), targets]  # (N,)
likelihood = true_probs.prod().item()
negative_log_likelihood = -true_probs.log().sum().item()
minus_log_of_product = -math.log(likelihood)
mean_nll = negative_log_likelihood / N
cross_entropy = F.cross_entropy(logits, targets).item()
geometric_mean_prob = likelihood ** (1 / N)

print(f"N = {N}")
print(f"product of probs        {likelihood:.4e}")
print(f"-log(product)           {minus_log_of_product:.6f}")
print(f"sum of -log             {negative_log_likelihood:.6f}")
print(f"sum of -log, over N     {mean_nll:.6f}")
print(f"F.cross_entropy         {cross_entropy:.6f}")
print(f"geometric mean of probs {geometric_mean_prob:.6f}")

# ko: float32에서는 2000개를 곱하면 0이 되어, 모든 모델이 똑같이 나빠 보입니다.
# en: In float32 a product of 2000 factors is 0, and every model looks equally bad.
N_large = 2000
many_logits = torch.randn(N_large, C)  # float32
many_targets = torch.randint(0, C, (N_large,))
many_probs = many_logits.softmax(-1)[torch.arange(N_large), many_targets]
product_of_2000 = many_probs.prod().item()
sum_of_2000_logs = F.cross_entropy(many_logits, many_targets, reduction="sum").item()
running_product = many_probs.cumprod(0)  # (N,)
factors_before_zero = (running_product > 0).sum().item()
log10_of_product = -sum_of_2000_logs / math.log(10)

print(f"\nN = {N_large}")
print(f"product of probs        {product_of_2000}")
print(f"factors until it is 0   {factors_before_zero}")
print(f"sum of -log             {sum_of_2000_logs:.2f}")
print(f"log10 of the product    {log10_of_product:.1f}")
