import statistics

import pytest

NAMES = ("quantile", "mse + offset", "GaussianNLL")


def test_all_are_right_on_average(values):
    for name in NAMES:
        assert abs(statistics.mean(values["overall"][name]) - 0.9) < 0.03
    assert values["all_are_right_on_average"] is True


def test_the_offset_fails_where_the_noise_is_large(values):
    high = {name: statistics.mean(row) for name, row in values["compared"].items()}
    low = {name: statistics.mean(row) for name, row in values["coverage_low"].items()}
    rows = zip(values["compared"]["mse + offset"], values["compared"]["quantile"], strict=True)
    assert values["offset_fails_in_every_seed"] is all(offset < own for offset, own in rows) is True
    assert low["mse + offset"] > 0.95  # what is missing there is too much here
    worst = {name: max(abs(low[name] - 0.9), abs(high[name] - 0.9)) for name in NAMES}
    assert values["quantile_holds_everywhere"] is (worst["quantile"] < 0.05) is True
    assert values["gaussian_holds_too"] is (worst["GaussianNLL"] < 0.05) is True
    assert values["offset_misses"] is (worst["mse + offset"] > 0.08) is True
    assert {len(row) for row in values["compared"].values()} == {5}


def test_theory_agrees(values):
    # the noise is normal with a standard deviation of 0.1 + x; one offset d for all x must cover 90% on average
    normal = statistics.NormalDist()
    xs = [(i + 0.5) / 500 for i in range(1000)]

    def share(d, inputs):
        return statistics.mean(normal.cdf(d / (0.1 + x)) for x in inputs)

    low, high = 0.0, 5.0
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if share(middle, xs) < 0.9 else (low, middle)
    assert share(low, [x for x in xs if x > 1.5]) < 0.82
    assert share(low, [x for x in xs if x < 0.5]) > 0.97
    where_small, where_large = (statistics.mean(values[end]["mse + offset"]) for end in ("coverage_low", "compared"))
    assert where_small == pytest.approx(share(low, [x for x in xs if x < 0.5]), abs=0.004)
    assert where_large == pytest.approx(share(low, [x for x in xs if x > 1.5]), abs=0.04)


def test_the_quantile_loss_itself_is_lower(values):
    for own, other in zip(values["cost"]["quantile"], values["cost"]["mse + offset"], strict=True):
        assert own < other


def test_the_models_come_close_to_the_lowest_loss(values):
    # of a normal with deviation s the lowest pinball loss is s times the density at the quantile; the mean s is 1.1
    normal = statistics.NormalDist()
    lowest = 1.1 * normal.pdf(normal.inv_cdf(0.9))
    for name in ("quantile", "GaussianNLL"):
        assert lowest * 0.95 < statistics.mean(values["cost"][name]) < lowest * 1.1
