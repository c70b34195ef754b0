import math
from fractions import Fraction

import pytest

P = [Fraction(1, 2), Fraction(1, 4), Fraction(1, 8), Fraction(1, 8)]
EXACT = {"built_for_p": Fraction(7, 4), "uniform": Fraction(2), "reversed": Fraction(21, 8)}


def decode(message, words):
    symbols, word = [], ""
    for bit in message:
        word += bit
        if word in words:
            symbols.append(words.index(word))
            word = ""
    assert word == ""
    return symbols


def test_mean_lengths_are_the_exact_fractions(values):
    for name, words in values["code_words"].items():
        exact = sum(p * len(word) for p, word in zip(P, words, strict=True))
        assert exact == EXACT[name]
        assert values["mean_bits"][name] == pytest.approx(float(exact), abs=1e-12)


def test_mean_length_is_the_cross_entropy_in_bits(values):
    assert values["cross_entropy_bits"] == pytest.approx(values["mean_bits"], abs=1e-12)


def test_nats_are_bits_times_log_two(values):
    assert values["nats_per_bit"] == pytest.approx(math.log(2), abs=1e-12)
    for name, exact in EXACT.items():
        assert values["cross_entropy_nats"][name] == pytest.approx(float(exact) * math.log(2), abs=1e-9)


def test_only_the_code_built_for_p_reaches_the_entropy(values):
    entropy = float(sum(p * math.log2(1 / p) for p in P))
    assert values["entropy_bits"] == pytest.approx(entropy, abs=1e-12)
    reaching = [name for name, bits in values["mean_bits"].items() if bits <= entropy + 1e-9]
    assert reaching == ["built_for_p"]


def test_every_code_is_complete_and_prefix_free(values):
    for words in values["code_words"].values():
        assert sum(Fraction(1, 2 ** len(word)) for word in words) == 1  # Kraft
        assert not any(a != b and b.startswith(a) for a in words for b in words)


def test_written_samples_need_the_mean_length(values):
    # The standard deviation of one word is below 0.9 bits, so five standard errors are below 0.015.
    for name, exact in EXACT.items():
        assert values["sampled_bits"][name] == pytest.approx(float(exact), abs=0.015)
    assert values["sampled_bits"]["uniform"] == 2.0


def test_the_three_messages_decode_to_the_same_symbols(values):
    symbols = ["abcd".index(letter) for letter in values["eight_symbols"]]
    assert len(symbols) == 8
    for name, words in values["code_words"].items():
        assert decode(values["first_eight"][name], words) == symbols


def test_what_is_wasted_is_the_divergence(values):
    # KL(P, Q) in bits: the exponents of two, weighted by P
    reversed_code = (3 - 1) / 2 + (3 - 2) / 4 + (2 - 3) / 8 + (1 - 3) / 8
    uniform_code = (2 - 1) / 2 + (2 - 2) / 4 + (2 - 3) / 8 + (2 - 3) / 8
    expected = {"built_for_p": 0.0, "uniform": uniform_code, "reversed": reversed_code}
    assert values["wasted_bits"] == pytest.approx(expected, abs=1e-9)
