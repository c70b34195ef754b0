import math
import re

import pytest
import torch


def true_rates():
    """Calls in every hundredth of an hour of seven days, one of them a Monday; rare at night, many at one o'clock."""
    rates = []
    for k in range(2400):
        base = math.exp(-2 + 4 * math.exp(-(((k / 100 - 13) / 5) ** 2)))
        rates += [base] * 6 + [base * math.exp(0.7)]
    return rates


def test_squared_error_predicts_negative_rates(values, output):
    (lowest,) = re.findall(r"not (-?\d+\.\d+)", output)
    assert float(lowest) < 0
    assert values["starter_fails"]


def test_the_gain_is_most_of_what_the_true_rates_would_gain(values, output):
    """The Poisson loss of rates r is E[r - y log r]; with the true rates the constant loses by a difference of entropies."""
    rates = true_rates()
    mean = sum(rates) / len(rates)
    possible = sum(rate * math.log(rate) for rate in rates) / len(rates) - mean * math.log(mean)
    (gain,) = (float(number) for number in re.findall(r"(\d+\.\d+) below the constant\n", output))
    assert max(1, 0.8 * possible) < gain < possible + 0.15
    assert values["solution_passes"]


def test_the_data_are_counts_of_these_rates(definitions):
    torch.manual_seed(0)
    x, calls = definitions["hours"](200_000)
    assert x[:, 1].mean().item() == pytest.approx(1 / 7, abs=0.004)  # five standard errors
    rates = true_rates()
    assert calls.mean().item() == pytest.approx(sum(rates) / len(rates), abs=0.05)
    assert x[:, 0].min().item() == pytest.approx(-1, abs=0.01)
    assert x[:, 0].max().item() == pytest.approx(1, abs=0.01)
