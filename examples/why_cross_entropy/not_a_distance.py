"""ko: 교차 엔트로피는 거리가 아닙니다. 자기 자신과의 값이 0이 아니고, 순서를 바꾸면 값이 바뀝니다.
en: Cross-entropy is no distance: it is not 0 from P to itself, and the order matters.
"""

import torch


def cross_entropy(p, q):
    p = torch.tensor(p, dtype=torch.float64)
    q = torch.tensor(q, dtype=torch.float64)
    return torch.xlogy(p, 1 / q).sum().item()


def kl_divergence(p, q):
    return cross_entropy(p, q) - cross_entropy(p, p)


# ko: P에서 P까지의 값은 P의 엔트로피이며, P가 원-핫일 때만 0입니다.
# en: From P to itself it gives the entropy of P, which is 0 only for a one-hot P.
self_skewed = cross_entropy([0.7, 0.2, 0.1], [0.7, 0.2, 0.1])
self_coin = cross_entropy([0.5, 0.5], [0.5, 0.5])
self_one_hot = cross_entropy([1.0, 0.0], [1.0, 0.0])

p_to_q = cross_entropy([0.7, 0.2, 0.1], [0.5, 0.3, 0.2])
q_to_p = cross_entropy([0.5, 0.3, 0.2], [0.7, 0.2, 0.1])
coin_to_biased = cross_entropy([0.5, 0.5], [0.9, 0.1])
biased_to_coin = cross_entropy([0.9, 0.1], [0.5, 0.5])

# ko: 서로 뒤집은 쌍에서는 우연히 두 방향의 값이 같습니다.
# en: For a mirrored pair both directions happen to agree.
mirrored = cross_entropy([0.9, 0.1], [0.1, 0.9])
mirrored_back = cross_entropy([0.1, 0.9], [0.9, 0.1])

# ko: 엔트로피를 빼면 KL 발산이 남고, 이것은 P = Q에서 0입니다.
# en: Subtracting the entropy leaves the KL divergence, which is 0 at P = Q.
kl_p_to_q = kl_divergence([0.7, 0.2, 0.1], [0.5, 0.3, 0.2])
kl_p_to_p = kl_divergence([0.7, 0.2, 0.1], [0.7, 0.2, 0.1])

print(f"{'P':<16}{'Q':<16}{'H(P,Q)':>9}{'H(Q,P)':>10}")
print(f"{'(.7, .2, .1)':<16}{'same':<16}{self_skewed:>9.6f}")
print(f"{'(.5, .5)':<16}{'same':<16}{self_coin:>9.6f}")
print(f"{'(1, 0)':<16}{'same':<16}{self_one_hot:>9.6f}")
print(f"{'(.7, .2, .1)':<16}{'(.5, .3, .2)':<16}{p_to_q:>9.6f}{q_to_p:>10.6f}")
print(f"{'(.5, .5)':<16}{'(.9, .1)':<16}{coin_to_biased:>9.6f}{biased_to_coin:>10.6f}")
print(f"{'(.9, .1)':<16}{'(.1, .9)':<16}{mirrored:>9.6f}{mirrored_back:>10.6f}")
print()
print(f"KL(P,Q) = H(P,Q) - H(P) = {p_to_q:.6f} - {self_skewed:.6f} = {kl_p_to_q:.6f}")
print(f"KL(P,P) = H(P,P) - H(P) = {kl_p_to_p:.6f}")
