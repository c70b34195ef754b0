import math
from fractions import Fraction

import pytest

P = {"a": Fraction(1, 2), "b": Fraction(1, 4), "c": Fraction(1, 8), "d": Fraction(1, 8)}
EXACT = {"built_for_p": Fraction(7, 4), "uniform": Fraction(2), "reversed": Fraction(21, 8)}


def decode(message, words):
    symbols, word = "", ""
    for bit in message:
        word += bit
        if word in words:
            symbols += "abcd"[words.index(word)]
            word = ""
    assert word == ""
    return symbols


def test_mean_lengths_are_the_exact_fractions(values):
    for name, words in values["code_words"].items():
        exact = sum(p * len(word) for p, word in zip(P.values(), words, strict=True))
        assert exact == EXACT[name]
        assert values["mean_bits"][name] == pytest.approx(float(exact), abs=1e-12)


def test_mean_length_is_the_cross_entropy_in_bits(values):
    assert values["cross_entropy_bits"] == pytest.approx(values["mean_bits"], abs=1e-12)
    assert values["nats_per_bit"] == pytest.approx(math.log(2), abs=1e-12)


def test_every_code_is_complete_and_prefix_free(values):
    for words in values["code_words"].values():
        assert sum(Fraction(1, 2 ** len(word)) for word in words) == 1  # Kraft
        assert not any(a != b and b.startswith(a) for a in words for b in words)


def test_the_message_has_the_shares_of_p_and_every_code_decodes_to_it(values):
    message = values["message"]
    assert {symbol: Fraction(message.count(symbol), len(message)) for symbol in P} == P
    for name, words in values["code_words"].items():
        assert decode(values["written"][name], words) == message
        assert values["written_bits"][name] == len(message) * EXACT[name]


def test_of_all_complete_codes_only_the_one_built_for_p_is_as_short_as_the_entropy(values):
    assert values["entropy_bits"] == pytest.approx(1.75, abs=1e-12)
    # every way to give four symbols lengths of 1 to 3 bits that fill the tree: Kraft's sum is one
    lengths = [
        (a, b, c, d) for a in (1, 2, 3) for b in (1, 2, 3) for c in (1, 2, 3) for d in (1, 2, 3)
        if sum(Fraction(1, 2**n) for n in (a, b, c, d)) == 1
    ]  # fmt: skip
    assert values["codes_compared"] == len(lengths)
    means = sorted(sum(p * n for p, n in zip(P.values(), own, strict=True)) for own in lengths)
    assert (means[0] == EXACT["built_for_p"] < means[1]) is values["matched_code_is_shortest"] is True


def test_what_is_wasted_is_the_divergence(values):
    # KL(P, Q) in bits: the exponents of two, weighted by P
    reversed_code = (3 - 1) / 2 + (3 - 2) / 4 + (2 - 3) / 8 + (1 - 3) / 8
    uniform_code = (2 - 1) / 2 + (2 - 2) / 4 + (2 - 3) / 8 + (2 - 3) / 8
    expected = {"built_for_p": 0.0, "uniform": uniform_code, "reversed": reversed_code}
    assert values["wasted_bits"] == pytest.approx(expected, abs=1e-9)
