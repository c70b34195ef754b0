import math
import random
from statistics import fmean, median

import pytest

LOSSES = {"mse", "mae", "huber", "huber_small"}
SHARE, FACTOR, NOISE = 0.03, 10, 15.0


@pytest.fixture(scope="module")
def prices():
    """Many prices of the same market, drawn another way."""
    rng = random.Random(1)  # noqa: S311
    homes = [(rng.uniform(40, 120), rng.uniform(0, 40), rng.uniform(0, 20)) for _ in range(40000)]
    return [5 * a * (1 - y / 100) * math.exp(-d / 20) + rng.gauss(0, NOISE) for a, y, d in homes]


def test_no_model_does_better_than_the_noise(values):
    least = NOISE * math.sqrt(2 / math.pi)  # the mean size of a Gaussian
    for found in values["errors"].values():
        assert set(found) == LOSSES
        assert all(error > 0.92 * least for error in found.values())


def test_on_clean_prices_all_losses_come_near_the_noise(values):
    clean = values["errors"]["clean"]
    assert values["equal_on_clean"]
    assert max(clean.values()) < 1.25 * NOISE * math.sqrt(2 / math.pi)
    assert max(clean.values()) < 1.15 * min(clean.values())


def test_the_typos_lift_what_squared_error_aims_at_and_not_the_median(values, prices):
    """Of one home's prices a share has a zero too many: the mean rises by 27 %, the median by next to nothing."""
    lift = SHARE * (FACTOR - 1)
    found = values["errors"]["typos"]
    assert found["mse"] > 0.6 * lift * fmean(prices)
    assert values["mse_at_least_doubled"]
    assert found["mse"] > 2 * values["errors"]["clean"]["mse"]
    assert values["mae_held"]
    for name in ("mae", "huber_small"):
        assert found[name] < 1.2 * values["errors"]["clean"][name]
    assert found["mae"] < found["huber"] < found["mse"]


def test_the_constant_is_the_median_price(values, prices):
    middle = median(prices)
    expected = fmean(abs(price - middle) for price in prices)
    assert values["error_of_the_median"] == pytest.approx(expected, rel=0.08)  # 1000 test prices
    assert values["mae_beats_the_constant"]
    assert values["errors"]["typos"]["mae"] < expected / 2
