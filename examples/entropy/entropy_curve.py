"""ko: 동전의 엔트로피는 p = 0.5에서 1비트로 가장 크고, 양 끝으로 갈수록 0으로 내려갑니다.
en: The entropy of a coin is largest at p = 0.5, one bit, and falls to zero towards both ends.
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
bits_at_25_percent = curve[25][1]
bits_at_90_percent = curve[90][1]
symmetric = torch.allclose(bits, bits.flip(0))

for x, y in curve[::10]:
    print(f"p = {x:.1f}   {y:.4f} |{'#' * round(40 * y)}")
print(f"\nmaximum {highest_bits:.4f} bits at p = {highest_p}")

# ko: 0.5비트가 되는 확률을 이분 탐색으로 찾습니다.
# en: Bisection for the probability at which half a bit is left.
low, high = torch.tensor([0.0, 0.5], dtype=torch.float64)
for _ in range(60):
    middle = (low + high) / 2
    if binary_entropy(middle) < 0.5:
        low = middle
    else:
        high = middle
p_at_half_a_bit = low.item()
print(f"0.5 bits at p = {p_at_half_a_bit:.6f} and {1 - p_at_half_a_bit:.6f}")
