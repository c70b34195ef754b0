"""ko: 엔트로피는 결과가 고르게 나올수록 크고, 균등분포에서 최댓값 log C가 됩니다.
en: Entropy grows as outcomes even out and peaks at log C for the uniform distribution.
"""

import math

import torch

distributions = {
    "certain": [1.0, 0.0],
    "biased_coin": [0.9, 0.1],
    "fair_coin": [0.5, 0.5],
    "three_classes": [0.7, 0.2, 0.1],
    "die": [1 / 6] * 6,
}

entropy_nats = {}
entropy_bits = {}
largest_possible = {}
for name, values in distributions.items():
    p = torch.tensor(values, dtype=torch.float64)  # (C,)
    # ko: entr는 -p log p를 계산하며 p = 0에서는 0을 줍니다.
    # en: entr computes -p log p and gives 0 at p = 0.
    entropy_nats[name] = torch.special.entr(p).sum().item()
    entropy_bits[name] = entropy_nats[name] / math.log(2)
    largest_possible[name] = math.log(len(values))

print(f"{'distribution':<15}{'nats':>10}{'bits':>10}{'log C':>10}")
for name, nats in entropy_nats.items():
    print(f"{name:<15}{nats:>10.6f}{entropy_bits[name]:>10.6f}", end="")
    print(f"{largest_possible[name]:>10.6f}")

# ko: 0 * log 0을 그대로 계산하면 nan입니다. 극한값은 0이므로 0으로 약속합니다.
# en: Taken literally 0 * log 0 is nan. Its limit is 0, so 0 is the convention.
p = torch.tensor([1.0, 0.0], dtype=torch.float64)
literal_entropy = -(p * p.log()).sum().item()
safe_entropy = torch.xlogy(p, 1 / p).sum().item()
tiny = 1e-12
tiny_term = -tiny * math.log(tiny)

print(f"\n(1, 0)   p * log p: {literal_entropy}   xlogy: {safe_entropy:.6f}")
print(f"-p log p at p = {tiny:g}: {tiny_term:.2e}")

# ko: 세 클래스의 무작위 분포 10,000개 가운데 log 3을 넘는 것은 없습니다.
# en: Of 10,000 random distributions over three classes, none exceeds log 3.
torch.manual_seed(0)
flat = torch.distributions.Dirichlet(torch.ones(3, dtype=torch.float64))
random_p = flat.sample((10_000,))  # (N, C)
random_entropies = torch.special.entr(random_p).sum(-1)  # (N,)
highest_random_entropy = random_entropies.max().item()
lowest_random_entropy = random_entropies.min().item()
log_3 = math.log(3)

print(f"\nrandom p   lowest {lowest_random_entropy:.6f}", end="   ")
print(f"highest {highest_random_entropy:.6f}   log 3 {log_3:.6f}")
