import math
from fractions import Fraction

import pytest


def test_the_start_is_a_code_with_whole_bits(values):
    start = values["start"]
    shares = [Fraction(1, 2), Fraction(1, 4), Fraction(1, 8), Fraction(1, 8)]
    lengths = [1, 2, 3, 3]
    assert start["length_p"] == lengths
    assert start["length_q"] == [2, 2, 2, 2]
    assert start["entropy_p"] == sum(p * n for p, n in zip(shares, lengths, strict=True)) == 1.75
    assert (start["cross"], start["entropy_q"], start["cross_back"]) == (2, 2, 2.25)
    assert (start["kl"], start["kl_back"]) == (0.25, 0.25)


@pytest.mark.parametrize("name", ["start", "peaked"])
def test_cross_entropy_is_entropy_plus_kl_in_both_directions(values, name):
    row = values[name]
    assert row["cross"] == pytest.approx(row["entropy_p"] + row["kl"], abs=1e-12)
    assert row["cross_back"] == pytest.approx(row["entropy_q"] + row["kl_back"], abs=1e-12)


def test_kl_depends_on_the_direction(values):
    row = values["peaked"]
    assert values["kl_depends_on_direction"]
    assert row["kl"] == pytest.approx(0.97 * math.log2(0.97 / 0.25) + 0.03 * math.log2(0.01 / 0.25), abs=1e-12)
    assert row["kl_back"] == pytest.approx(0.25 * math.log2(0.25 / 0.97) + 0.75 * math.log2(25), abs=1e-12)
