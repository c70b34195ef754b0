"""ko: 엔트로피는 확률이 균등할수록 크고, 균등분포에서 최댓값 log C가 됩니다.
en: Entropy grows as probabilities become equal, up to log C for the uniform distribution.
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

entropy_nats, entropy_bits, largest_possible = {}, {}, {}
print(f"{'distribution':<15}{'nats':>10}{'bits':>10}{'log C':>10}")
for name, values in distributions.items():
    p = torch.tensor(values, dtype=torch.float64)  # (C,)
    # ko: entr는 -p log p를 계산하며 p = 0에서는 0입니다.
    # en: entr computes -p log p, and gives 0 at p = 0.
    entropy_nats[name] = torch.special.entr(p).sum().item()
    entropy_bits[name] = entropy_nats[name] / math.log(2)
    largest_possible[name] = math.log(len(values))
    print(f"{name:<15}{entropy_nats[name]:>10.6f}{entropy_bits[name]:>10.6f}", end="")
    print(f"{largest_possible[name]:>10.6f}")

# ko: 세 클래스의 분포를 0.01 간격으로 모두 만들어 비교합니다.
# en: All distributions over three classes, in steps of 0.01.
hundredths = torch.tensor([[a, b, 100 - a - b] for a in range(101) for b in range(101 - a)])
grid = hundredths.double() / 100  # (P, C)
entropies = torch.special.entr(grid).sum(-1)  # (P,)
grid_size = len(grid)
highest_on_grid = entropies.max().item()
most_even = grid[entropies.argmax()].tolist()
none_exceeds_log_c = bool((entropies <= math.log(3)).all())
print(f"\n{grid_size} distributions: highest {highest_on_grid:.6f} at {most_even}", end="")
print(f"   log 3 = {math.log(3):.6f}")

# ko: 0 * log 0을 그대로 계산하면 nan입니다. 극한값이 0이므로 0으로 정합니다.
# en: Computed as it stands, 0 * log 0 is nan. Its limit is 0, so 0 is the convention.
p = torch.tensor([1.0, 0.0], dtype=torch.float64)
literal_entropy = -(p * p.log()).sum().item()
safe_entropy = torch.special.entr(p).sum().item()
tiny = 1e-12
tiny_term = -tiny * math.log(tiny)
print(f"\n(1, 0)   -sum p log p: {literal_entropy}   entr: {safe_entropy:.6f}")
print(f"-p log p at p = {tiny:g}: {tiny_term:.2e}")
