"""ko: 교차 엔트로피는 엔트로피와 KL의 합이고, KL은 방향에 따라 다릅니다.
en: Cross-entropy is entropy plus KL, and KL depends on the direction.
"""

import torch

p = torch.tensor([0.5, 0.25, 0.125, 0.125], dtype=torch.float64)
q = torch.tensor([0.25, 0.25, 0.25, 0.25], dtype=torch.float64)


def compare(p, q):
    own, foreign = -torch.log2(p), -torch.log2(q)  # ko: 이상적인 부호의 길이  # en: ideal code lengths
    return {
        "p": p.tolist(),
        "q": q.tolist(),
        "length_p": own.tolist(),
        "length_q": foreign.tolist(),
        "entropy_p": (p * own).sum().item(),
        "entropy_q": (q * foreign).sum().item(),
        "cross": (p * foreign).sum().item(),
        "cross_back": (q * own).sum().item(),
        "kl": (p * (foreign - own)).sum().item(),
        "kl_back": (q * (own - foreign)).sum().item(),
    }


start = compare(p, q)
peaked = compare(
    torch.tensor([0.97, 0.01, 0.01, 0.01], dtype=torch.float64),
    torch.tensor([0.25, 0.25, 0.25, 0.25], dtype=torch.float64),
)
kl_depends_on_direction = peaked["kl"] != peaked["kl_back"]

for name, row in (("start", start), ("peaked", peaked)):
    print(f"{name:6}  H(P) {row['entropy_p']:.4f} + KL(P|Q) {row['kl']:.4f} = H(P,Q) {row['cross']:.4f}")
    print(f"        H(Q) {row['entropy_q']:.4f} + KL(Q|P) {row['kl_back']:.4f} = H(Q,P) {row['cross_back']:.4f}")
