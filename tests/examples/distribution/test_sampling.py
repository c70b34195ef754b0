import math

import pytest

P = (0.7, 0.2, 0.1)
Q = (0.5, 0.3, 0.2)
EXACT = -math.fsum(p * math.log(q) for p, q in zip(P, Q, strict=True))
STD = math.sqrt(math.fsum(p * (math.log(q) + EXACT) ** 2 for p, q in zip(P, Q, strict=True)))
DRAWS = 200 * 10_000


def binomial(n, k, p):
    return math.comb(n, k) * p**k * (1 - p) ** (n - k)


def test_the_mean_loss_is_near_the_cross_entropy(values):
    assert values["cross_entropy"] == pytest.approx(EXACT, abs=1e-9)
    assert abs(values["mean_loss"] - EXACT) < 5 * STD / math.sqrt(DRAWS)


def test_batch_means_spread_by_the_standard_error(values):
    assert values["spread_at_100"] == pytest.approx(STD / 10, rel=0.05)
    assert values["spread_at_400"] == pytest.approx(STD / 20, rel=0.08)
    assert values["four_times_the_data_halve_it"] is True


def test_frequencies_spread_by_the_binomial_formula(values):
    assert values["sizes"] == [10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000]
    for n, spread in zip(values["sizes"], values["spreads"], strict=True):
        assert spread == pytest.approx(math.sqrt(0.21 / n), rel=0.25)  # 200 repetitions: 5 % each
    assert values["spread_follows_the_formula"] is True


def test_ten_draws_can_be_far_off_and_ten_thousand_are_not(values):
    far = math.fsum(binomial(10, k, 0.7) for k in range(11) if abs(k - 7) > 2)
    assert (1 - far) ** 200 < 1e-5  # that none of 200 is far off
    assert values["some_of_10_are_far_off"] is True
    assert math.erfc(0.02 / math.sqrt(2 * 0.21 / 10_000)) * 200 < 0.01  # that one of 200 is far off
    assert values["all_of_10000_are_close"] is True


def test_the_figure_gets_frequencies_and_twice_the_standard_error(values):
    assert len(values["paths"]) == 8
    for path in values["paths"]:
        for n, frequency in zip(values["sizes"], path, strict=True):
            assert frequency * n == pytest.approx(round(frequency * n))  # a count
        assert path[-1] == pytest.approx(0.7, abs=0.02)
    for (n, low, high), size in zip(values["band"], values["sizes"], strict=True):
        assert n == size
        assert (low + high) / 2 == pytest.approx(0.7)
        assert high - low == pytest.approx(4 * math.sqrt(0.21 / n))
