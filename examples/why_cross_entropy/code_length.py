"""ko: 교차 엔트로피 H(P, Q)는 P에서 나온 기호를 Q에 맞춘 부호로 적을 때 드는 평균 길이입니다.
en: Cross-entropy H(P, Q) is the mean length of symbols from P written in a code built for Q.
"""

import itertools
import math

P = {"a": 1 / 2, "b": 1 / 4, "c": 1 / 8, "d": 1 / 8}
# ko: 어떤 부호도 다른 부호의 앞부분이 아니므로 띄어쓰기 없이 이어 적어도 읽을 수 있습니다.
# en: No word is the beginning of another, so a message needs no separators.
code_words = {
    "built_for_p": ["0", "10", "110", "111"],
    "uniform": ["00", "01", "10", "11"],
    "reversed": ["111", "110", "10", "0"],
}


def mean(values):
    return math.fsum(p * value for p, value in zip(P.values(), values, strict=True))


entropy_bits = mean(-math.log2(p) for p in P.values())
nats_per_bit = math.log(2)
mean_bits, cross_entropy_bits, wasted_bits, written, written_bits = {}, {}, {}, {}, {}
message = "abacabad"  # ko: P와 같은 비율로 a 4개, b 2개, c와 d 1개씩  # en: in the shares of P
print(f"{'code':<13}{'mean bits':>10}{'H(P,Q)':>9}{'wasted':>9}   {message}")
for name, words in code_words.items():
    lengths = [len(word) for word in words]
    # ko: 길이가 n인 부호는 그 기호의 확률을 2^-n이라고 가정한 것입니다.
    # en: A word of n bits assumes that its symbol has the probability 2^-n.
    Q = [2.0**-length for length in lengths]
    mean_bits[name] = mean(lengths)
    cross_entropy_bits[name] = mean(-math.log2(q) for q in Q)
    wasted_bits[name] = cross_entropy_bits[name] - entropy_bits
    table = dict(zip(P, words, strict=True))
    written[name] = "".join(table[symbol] for symbol in message)
    written_bits[name] = len(written[name])
    print(f"{name:<13}{mean_bits[name]:>10.4f}{cross_entropy_bits[name]:>9.4f}", end="")
    print(f"{wasted_bits[name]:>9.4f}   {written[name]} ({written_bits[name]} bits)")

# ko: 네 기호의 부호로 가능한 길이를 모두 비교합니다. 남는 자리가 없는 부호는 이것이 전부입니다.
# en: Every choice of lengths for four symbols; codes that leave no word unused have no others.
choices = {*itertools.permutations([1, 2, 3, 3]), (2, 2, 2, 2)}
means = sorted(mean(lengths) for lengths in choices)
codes_compared = len(means)
matched_code_is_shortest = bool(means[0] == mean_bits["built_for_p"] < means[1])
print(f"\nH(P) = {entropy_bits:.4f} bits = {entropy_bits * nats_per_bit:.4f} nats")
print(f"{codes_compared} codes, shortest {means[0]:.4f}, next {means[1]:.4f}")
