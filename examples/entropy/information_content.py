"""ko: 확률이 낮은 사건일수록 알려 주는 정보가 많고, 독립인 사건의 정보는 더해집니다.
en: The rarer an event, the more information it carries; independent events add up.
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

print(f"{'prob':>7}{'bits':>10}{'nats':>10}")
for row in zip(probs, bits, nats, strict=True):
    print("{:>7}{:>10.4f}{:>10.4f}".format(*row))

# ko: 동전과 주사위를 함께 던지면 확률은 곱해지고 정보는 더해집니다.
# en: Toss a coin and roll a die: probabilities multiply, information adds.
coin_bits = information_bits(1 / 2)
die_bits = information_bits(1 / 6)
both_bits = information_bits(1 / 2 * 1 / 6)

print(f"\ncoin {coin_bits:.4f} + die {die_bits:.4f} = both {both_bits:.4f} bits")

# ko: 똑같이 일어나는 12가지 결과 가운데 하나를 가려내는 정보와 같습니다.
# en: The same amount singles out one of 12 equally likely outcomes.
bits_of_12_outcomes = math.log2(12)
print(f"log2(12) = {bits_of_12_outcomes:.4f} bits")

# ko: 독립이 아니면 더할 수 없습니다. 같은 동전을 두 번 알려 주어도 1비트입니다.
# en: Without independence they do not add: the same toss told twice is still 1 bit.
same_toss_twice = torch.tensor([[0.5, 0.0], [0.0, 0.5]], dtype=torch.float64)  # P(a, b)
told_twice_bits = information_bits(same_toss_twice[0, 0].item())
naive_sum_bits = 2 * coin_bits
print(f"same toss twice: {told_twice_bits:.4f} bits, not {naive_sum_bits:.4f}")

# ko: 정답 클래스가 받은 정보량(nats)이 바로 교차 엔트로피 손실입니다.
# en: The information content of the true class, in nats, is the cross-entropy loss.
logits = torch.log(torch.tensor([[0.1, 0.9]], dtype=torch.float64))
loss = F.cross_entropy(logits, torch.tensor([0])).item()
loss_in_bits = loss / nats_per_bit
print(f"\nloss at prob 0.1: {loss:.4f} nats = {loss_in_bits:.4f} bits")
