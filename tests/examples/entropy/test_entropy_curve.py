import math

import pytest


def binary_entropy(p):
    return -p * math.log2(p) - (1 - p) * math.log2(1 - p)


def test_the_curve_is_the_binary_entropy(values):
    curve = values["curve"]
    assert [x for x, _ in curve] == [k / 100 for k in range(101)]
    assert curve[0] == [0.0, 0.0]
    assert curve[100] == [1.0, 0.0]
    for x, y in curve[1:-1]:
        assert y == pytest.approx(binary_entropy(x), abs=1e-9)


def test_the_curve_is_symmetric_and_concave(values):
    ys = [y for _, y in values["curve"]]
    assert ys == pytest.approx(ys[::-1], abs=1e-12)
    assert values["symmetric"]
    assert all(2 * b > a + c for a, b, c in zip(ys, ys[1:], ys[2:], strict=False))


def test_the_maximum_is_one_bit_at_one_half(values):
    assert values["highest_p"] == 0.5
    assert values["highest_bits"] == pytest.approx(1, abs=1e-12)


def test_the_named_points(values):
    assert values["bits_at_1_percent"] == pytest.approx(binary_entropy(0.01), abs=1e-6)
    assert values["bits_at_25_percent"] == pytest.approx(2 - 0.75 * math.log2(3), abs=1e-6)
    assert values["bits_at_90_percent"] == pytest.approx(0.468996, abs=1e-6)


def test_half_a_bit_is_where_the_curve_says_so(values):
    p = values["p_at_half_a_bit"]
    assert 0 < p < 0.5
    assert binary_entropy(p) == pytest.approx(0.5, abs=1e-9)
    assert p == pytest.approx(0.110028, abs=1e-6)
