"""ko: 확률이 낮은 사건일수록 정보량이 크고, 독립인 사건의 정보량은 서로 더할 수 있습니다.
en: The less probable an event, the more information it carries; for independent events it adds up.
"""

import math

import torch
import torch.nn.functional as F


def information_bits(p):
    return math.log2(1 / p)


probs = [1.0, 0.5, 0.25, 0.125, 0.1, 0.01]
bits = [information_bits(p) for p in probs]
nats = [math.log(1 / p) for p in probs]
nats_per_bit = math.log(2)
bits_per_nat = 1 / math.log(2)

print(f"{'prob':>7}{'bits':>10}{'nats':>10}")
for row in zip(probs, bits, nats, strict=True):
    print("{:>7}{:>10.4f}{:>10.4f}".format(*row))

# ko: 동전과 주사위를 함께 던지면 확률은 곱해지고 정보량은 더해집니다.
# en: Toss a coin and roll a die: probabilities multiply, information adds.
coin_bits = information_bits(1 / 2)
die_bits = information_bits(1 / 6)
both_bits = information_bits(1 / 2 * 1 / 6)
information_adds_up = math.isclose(both_bits, coin_bits + die_bits)
print(f"\ncoin {coin_bits:.4f} + die {die_bits:.4f} = both {both_bits:.4f} bits")

# ko: 정답 클래스의 정보량을 나트로 나타낸 값이 교차 엔트로피 손실입니다.
# en: The information content of the true class, in nats, is the cross-entropy loss.
logits = torch.log(torch.tensor([[0.1, 0.9]], dtype=torch.float64))  # (N, C)
loss = F.cross_entropy(logits, torch.tensor([0])).item()
loss_in_bits = loss * bits_per_nat
print(f"\nloss at prob 0.1: {loss:.4f} nats = {loss_in_bits:.4f} bits")
