"""ko: 교차 엔트로피는 P에서 나온 데이터를 Q에 맞춘 부호로 적을 때 드는 평균 길이입니다.
en: Cross-entropy is the mean length of data drawn from P when written in a code built for Q.
"""

import math

import torch

# ko: 어떤 부호도 다른 부호의 앞부분이 아니므로, 띄어쓰기 없이 이어 적어도 풀 수 있습니다.
# en: No word is the beginning of another, so a message needs no separators.
code_words = {
    "built_for_p": ["0", "10", "110", "111"],
    "uniform": ["00", "01", "10", "11"],
    "reversed": ["111", "110", "10", "0"],
}
P = torch.tensor([1 / 2, 1 / 4, 1 / 8, 1 / 8], dtype=torch.float64)

torch.manual_seed(0)
symbols = torch.multinomial(P, 100_000, replacement=True)  # (N,)


def written(symbols, words):
    return "".join(words[symbol] for symbol in symbols.tolist())


mean_bits = {}
cross_entropy_bits = {}
cross_entropy_nats = {}
sampled_bits = {}
wasted_bits = {}
for name, words in code_words.items():
    lengths = torch.tensor([len(word) for word in words], dtype=torch.float64)
    # ko: 길이가 n인 부호는 그 기호의 확률을 2^-n으로 본 것과 같습니다.
    # en: A word of n bits amounts to the belief that its symbol has probability 2^-n.
    Q = 2.0**-lengths
    mean_bits[name] = (P * lengths).sum().item()
    cross_entropy_bits[name] = -(P * Q.log2()).sum().item()
    cross_entropy_nats[name] = -(P * Q.log()).sum().item()
    wasted_bits[name] = cross_entropy_bits[name] + (P * P.log2()).sum().item()
    sampled_bits[name] = len(written(symbols, words)) / len(symbols)

first_eight = {name: written(symbols[:8], words) for name, words in code_words.items()}
entropy_bits = -(P * P.log2()).sum().item()
nats_per_bit = math.log(2)

print(f"{'code':<13}{'mean bits':>10}{'H(P,Q) bits':>13}{'nats':>9}{'sampled':>10}{'wasted':>9}")
for name in code_words:
    print(f"{name:<13}{mean_bits[name]:>10.4f}", end="")
    print(f"{cross_entropy_bits[name]:>13.4f}{cross_entropy_nats[name]:>9.4f}", end="")
    print(f"{sampled_bits[name]:>10.4f}{wasted_bits[name]:>9.4f}")
eight_symbols = written(symbols[:8], "abcd")
print(f"\n{'symbols':<13}{eight_symbols}")
for name, text in first_eight.items():
    print(f"{name:<13}{text}")
print(f"\nH(P) = {entropy_bits:.4f} bits    1 bit = {nats_per_bit:.4f} nats")
