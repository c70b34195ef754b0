"""ko: KL 발산은 교차 엔트로피에서 엔트로피를 뺀 것으로, 0 이상이지만 거리는 아닙니다.
en: KL divergence is cross-entropy minus entropy: never negative, yet not a distance.
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
kl_p_to_q = kl(P, Q)
kl_q_to_p = kl(Q, P)
entropy_plus_kl = entropy + kl_p_to_q

print(f"H(P,Q) {cross_entropy:.6f} = H(P) {entropy:.6f} + KL(P,Q) {kl_p_to_q:.6f}")
print(f"KL(Q,P) {kl_q_to_p:.6f}")

# ko: 중간 지점 R을 거치는 쪽이 곧장 가는 쪽보다 짧으므로 삼각 부등식이 깨집니다.
# en: The detour through R is shorter than the direct way: no triangle inequality.
A, R, B = torch.tensor([[0.5, 0.5], [0.7, 0.3], [0.9, 0.1]], dtype=torch.float64)
direct = kl(A, B)
detour = kl(A, R) + kl(R, B)
print(f"KL(A,B) {direct:.4f} > KL(A,R) + KL(R,B) {detour:.4f}")

# ko: P가 원-핫이면 엔트로피가 0이므로 교차 엔트로피가 곧 KL 발산입니다.
# en: A one-hot P has entropy 0, so there cross-entropy is the KL divergence.
one_hot = torch.tensor([[1.0, 0.0, 0.0]], dtype=torch.float64)
kl_one_hot = F.kl_div(Q.log(), one_hot, reduction="batchmean").item()
cross_entropy_one_hot = F.cross_entropy(Q.log(), one_hot).item()
print(f"one-hot P: KL {kl_one_hot:.6f}   H {cross_entropy_one_hot:.6f}")

# ko: 실제로 나오는 클래스에 Q가 0을 주면 무한대이고, 그 반대는 유한합니다.
# en: Infinite where Q gives 0 to a class that occurs; the other way round it is finite.
coin, always_heads = torch.tensor([[[0.5, 0.5]], [[1.0, 0.0]]], dtype=torch.float64)
kl_q_misses_a_class = F.kl_div(always_heads.log(), coin, reduction="sum").item()
kl_p_misses_a_class = F.kl_div(coin.log(), always_heads, reduction="sum").item()
print(f"KL(coin, heads) {kl_q_misses_a_class}", end="   ")
print(f"KL(heads, coin) {kl_p_misses_a_class:.6f}")

# ko: kl_div의 첫 인수는 log Q, 둘째 인수는 P입니다. KL(P, Q)의 순서와 반대입니다.
# en: kl_div takes log Q first, then P: the reverse of how KL(P, Q) is written.
torch_right_order = F.kl_div(Q.log(), P, reduction="batchmean").item()
torch_swapped = F.kl_div(P.log(), Q, reduction="batchmean").item()
torch_without_log = F.kl_div(Q, P, reduction="batchmean").item()
# ko: 둘 다 로그라면 log_target을 밝힙니다. 분포 객체를 받는 함수는 수식의 순서 그대로입니다.
# en: Say log_target when both are logs. The function for distributions has the usual order.
log_p, log_q = P.log(), Q.log()
torch_log_target = F.kl_div(log_q, log_p, reduction="batchmean", log_target=True).item()
torch_distributions = kl_divergence(Categorical(P), Categorical(Q)).item()
print(f"\nkl_div(log Q, P)   {torch_right_order:>9.6f}")
print(f"kl_div(log P, Q)   {torch_swapped:>9.6f}")
print(f"kl_div(Q, P)       {torch_without_log:>9.6f}")
print(f"kl_div(log Q, log P, log_target=True)       {torch_log_target:.6f}")
print(f"kl_divergence(Categorical(P), Categorical(Q)) {torch_distributions:.6f}")

# ko: 기본값 "mean"은 클래스 수로도 나누므로 KL 발산이 아니며, 경고가 나옵니다.
# en: The default "mean" divides by the number of classes too, and warns about it.
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    torch_mean = F.kl_div(Q.log(), P).item()
warning_type = caught[0].category.__name__
warning_text = str(caught[0].message)
ratio_to_mean = torch_right_order / torch_mean
print(f"\nbatchmean {torch_right_order:.6f}   mean {torch_mean:.6f}", end="   ")
print(f"ratio {ratio_to_mean:.1f}")
print(f"{warning_type}:")
print(textwrap.fill(warning_text, 79))
