import statistics

import pytest


def test_training_on_the_cost_is_cheapest(values):
    rows = values["compared"]
    mean = {name: statistics.mean(row) for name, row in rows.items()}
    assert values["mean"] == pytest.approx(mean)
    assert all(own < plain for own, plain in zip(rows["weighted"], rows["mse"], strict=True))
    assert values["cheaper_than_plain"] is True
    recovered = (mean["mse"] - mean["mse + offset"]) / (mean["mse"] - mean["weighted"])
    assert values["recovered"] == pytest.approx(recovered)
    assert values["offset_gets_most_of_it"] is (0.5 < recovered < 1) is True
    assert {len(row) for row in rows.values()} == {5}


def expectile(tau):
    """Of the standard normal, by bisection on its first-order condition."""
    normal = statistics.NormalDist()

    def excess(m):  # E max(z - m, 0)
        return normal.pdf(m) - m * (1 - normal.cdf(m))

    low, high = -3.0, 3.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if tau * excess(middle) > (1 - tau) * (excess(middle) + middle) else (low, middle)
    return low


def test_theory_agrees(values):
    # with a standard deviation s the cheapest shift is s times the expectile of 4 to 1; the cost is s² times a constant
    normal, m = statistics.NormalDist(), expectile(0.8)

    def cost(shift):
        grid = [(i + 0.5) / 4000 for i in range(4000)]
        z = [normal.inv_cdf(u) for u in grid]
        return statistics.mean((4 if e > shift else 1) * (e - shift) ** 2 for e in z)

    spread = statistics.mean((0.1 + 2 * (i + 0.5) / 1000) ** 2 for i in range(1000))
    lowest, plain = spread * cost(m), spread * cost(0)
    assert lowest == pytest.approx(statistics.mean(values["compared"]["weighted"]), rel=0.1)
    assert plain == pytest.approx(statistics.mean(values["compared"]["mse"]), rel=0.1)
