import math

import pytest

P = (0.7, 0.2, 0.1)
Q = (0.5, 0.3, 0.2)
EXACT = -math.fsum(p * math.log(q) for p, q in zip(P, Q, strict=True))
STD = math.sqrt(math.fsum(p * (math.log(q) + EXACT) ** 2 for p, q in zip(P, Q, strict=True)))


def test_the_exact_value_is_the_cross_entropy(values):
    # float32 holds the probabilities to 7 digits
    assert values["exact_cross_entropy"] == pytest.approx(EXACT, abs=1e-6)


def test_every_sample_size_stays_within_four_standard_errors(values):
    assert values["sample_sizes"] == [10, 100, 1000, 10_000, 100_000]
    rows = zip(values["sample_sizes"], values["frequencies"], values["mean_losses"], strict=True)
    for n, frequencies, loss in rows:
        assert abs(loss - EXACT) < 4 * STD / math.sqrt(n)
        for p, f in zip(P, frequencies, strict=True):
            assert abs(f - p) < 4 * math.sqrt(p * (1 - p) / n)


def test_the_mean_loss_is_the_cross_entropy_of_the_frequencies(values):
    for frequencies, loss in zip(values["frequencies"], values["mean_losses"], strict=True):
        by_frequency = -math.fsum(f * math.log(q) for f, q in zip(frequencies, Q, strict=True))
        assert loss == pytest.approx(by_frequency, abs=1e-6)


def test_one_hundred_thousand_draws_come_close(values):
    assert values["frequencies_at_100000"] == values["frequencies"][-1]
    assert values["frequencies_at_100000"] == pytest.approx(P, abs=0.005)
    assert values["mean_nll_at_100000"] == values["mean_losses"][-1]
    assert values["mean_nll_at_100000"] == pytest.approx(0.887577, abs=1e-6)
    assert values["gap_at_100000"] == pytest.approx(0.887577 - EXACT, abs=1e-6)


def test_the_standard_error_is_the_spread_over_root_n(values):
    assert values["spread_of_one_loss"] == pytest.approx(STD, rel=0.02)
    assert values["standard_error_at_100000"] == pytest.approx(STD / math.sqrt(100_000), rel=0.02)
    assert values["gap_at_100000"] < values["standard_error_at_100000"]


def test_four_times_the_data_halves_the_spread(values):
    assert values["spread_at_100"] == pytest.approx(STD / 10, rel=0.1)
    assert values["spread_at_400"] == pytest.approx(STD / 20, rel=0.2)
    assert values["spread_ratio"] == pytest.approx(2, rel=0.15)
