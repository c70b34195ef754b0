"""ko: 동전의 엔트로피는 p = 0.5에서 1비트로 가장 크고, 확실해질수록 0으로 내려갑니다.
en: The entropy of a coin peaks at 1 bit for p = 0.5 and falls to 0 towards certainty.
"""

import math

import torch


def binary_entropy(p):
    return (torch.special.entr(p) + torch.special.entr(1 - p)) / math.log(2)


p = torch.linspace(0, 1, 101, dtype=torch.float64)  # (101,)
bits = binary_entropy(p)  # (101,)
curve = [[round(x, 2), y] for x, y in zip(p.tolist(), bits.tolist(), strict=True)]

highest_p, highest_bits = curve[bits.argmax()]
bits_at_1_percent = curve[1][1]
bits_at_10_percent = curve[10][1]
bits_at_25_percent = curve[25][1]
bits_at_90_percent = curve[90][1]

for x, y in curve[::10]:
    print(f"p = {x:.1f}   {y:.4f} |{'#' * round(40 * y)}")
print(f"\nmaximum {highest_bits:.4f} bits at p = {highest_p}")

# ko: 기울기는 log2((1-p)/p)입니다. 가운데에서 0이고 양 끝으로 갈수록 가팔라집니다.
# en: The slope is log2((1-p)/p): zero in the middle, ever steeper towards the ends.
points = torch.tensor([0.01, 0.1, 0.5, 0.9], dtype=torch.float64, requires_grad=True)
(slope,) = torch.autograd.grad(binary_entropy(points).sum(), points)
slopes = slope.tolist()
for x, s in zip(points.tolist(), slopes, strict=True):
    print(f"slope at {x:<5} {s:>8.4f} bits")

# ko: 절반인 0.5비트까지 내려오려면 확률이 0.11이나 0.89까지 치우쳐야 합니다.
# en: To lose half the bit, the coin must lean as far as 0.11 or 0.89.
low, high = torch.tensor([0.0, 0.5], dtype=torch.float64)
for _ in range(60):
    middle = (low + high) / 2
    if binary_entropy(middle) < 0.5:
        low = middle
    else:
        high = middle
p_at_half_a_bit = low.item()
print(f"\n0.5 bits at p = {p_at_half_a_bit:.6f} and {1 - p_at_half_a_bit:.6f}")
