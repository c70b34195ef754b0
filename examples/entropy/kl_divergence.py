"""ko: KL 발산은 교차 엔트로피에서 엔트로피를 뺀 값이고, F.kl_div에는 log Q와 P를 차례로 넣습니다.
en: KL divergence is cross-entropy minus entropy, and F.kl_div takes log Q first, then P.
"""

import textwrap
import warnings

import torch
import torch.nn.functional as F
from torch.distributions import Categorical, kl_divergence

P = torch.tensor([[0.7, 0.2, 0.1]], dtype=torch.float64)  # (N, C)
Q = torch.tensor([[0.5, 0.3, 0.2]], dtype=torch.float64)  # (N, C)


def kl(p, q):
    return (p * (p / q).log()).sum().item()


entropy = torch.special.entr(P).sum().item()
cross_entropy = -(P * Q.log()).sum().item()
kl_p_to_q, kl_q_to_p = kl(P, Q), kl(Q, P)
print(f"H(P,Q) {cross_entropy:.6f} = H(P) {entropy:.6f} + KL(P,Q) {kl_p_to_q:.6f}")
print(f"KL(Q,P) {kl_q_to_p:.6f}")

# ko: R을 거쳐 가는 합이 바로 가는 값보다 작으므로 삼각 부등식이 성립하지 않습니다.
# en: By way of R the sum is smaller than the direct value: no triangle inequality.
A, R, B = torch.tensor([[0.5, 0.5], [0.7, 0.3], [0.9, 0.1]], dtype=torch.float64)
direct = kl(A, B)
detour = kl(A, R) + kl(R, B)
print(f"KL(A,B) {direct:.4f} > KL(A,R) + KL(R,B) {detour:.4f}")

# ko: 실제로 나오는 결과의 확률을 Q가 0으로 예측하면 무한대이고, 반대의 경우는 유한합니다.
# en: Infinite if Q gives zero to an outcome that occurs; the other way round it is finite.
coin, always_heads = torch.tensor([[[0.5, 0.5]], [[1.0, 0.0]]], dtype=torch.float64)
kl_q_misses_a_class = F.kl_div(always_heads.log(), coin, reduction="sum").item()
kl_p_misses_a_class = F.kl_div(coin.log(), always_heads, reduction="sum").item()
print(f"KL(coin, heads) {kl_q_misses_a_class}", end="   ")
print(f"KL(heads, coin) {kl_p_misses_a_class:.6f}\n")

# ko: F.kl_div의 첫 인자는 모델의 로그 확률입니다. 타깃도 로그라면 log_target을 적습니다.
# en: F.kl_div takes the model's log-probabilities first. Say log_target if both are logs.
log_p, log_q = P.log(), Q.log()
torch_right_order = F.kl_div(log_q, P, reduction="batchmean").item()
torch_log_target = F.kl_div(log_q, log_p, reduction="batchmean", log_target=True).item()
torch_distributions = kl_divergence(Categorical(probs=P), Categorical(probs=Q)).item()
print(f"kl_div(log Q, P)                       {torch_right_order:>9.6f}")
print(f"kl_div(log Q, log P, log_target=True)  {torch_log_target:>9.6f}")
print(f"torch.distributions.kl_divergence      {torch_distributions:>9.6f}")

# ko: 아래 호출은 모두 오류 없이 틀린 값을 반환합니다.
# en: All of these return a wrong value without an error.
logits = torch.tensor([[2.0, 1.0, 0.1]], dtype=torch.float64)  # (N, C)
torch_swapped = F.kl_div(log_p, Q, reduction="batchmean").item()
torch_without_log = F.kl_div(Q, P, reduction="batchmean").item()
torch_on_logits = F.kl_div(logits, P, reduction="batchmean").item()
torch_target_sums_to_half = F.kl_div(log_q, P / 2, reduction="batchmean").item()
print(f"kl_div(log P, Q)      {torch_swapped:>9.6f}")
print(f"kl_div(Q, P)          {torch_without_log:>9.6f}")
print(f"kl_div(logits, P)     {torch_on_logits:>9.6f}")
print(f"kl_div(log Q, P / 2)  {torch_target_sums_to_half:>9.6f}")

# ko: 기본값 "mean"은 클래스 개수로도 나누므로 KL 발산이 아니며, 경고가 나옵니다.
# en: The default "mean" divides by the number of classes too, and warns about it.
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    torch_mean = F.kl_div(log_q, P).item()
warning_type = caught[0].category.__name__
warning_text = str(caught[0].message)
ratio_to_mean = torch_right_order / torch_mean
print(f"kl_div without batchmean  {torch_mean:.6f}\n{warning_type}:")
print(textwrap.fill(warning_text, 79))
