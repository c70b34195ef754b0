import math
import re


def test_squared_error_predicts_negative_rates(values, output):
    (lowest,) = re.findall(r"not (-?\d+\.\d+)", output)
    assert float(lowest) < 0
    assert values["starter_fails"]


def test_the_gain_is_most_of_what_the_true_rates_would_gain(values, output):
    """The Poisson loss of rates r is E[r - y log r]; with the true rates the constant loses by a difference of entropies."""
    rates = []
    for k in range(2400):
        base = math.exp(-2 + 4 * math.exp(-(((k / 100 - 13) / 5) ** 2)))
        rates += [base] * 6 + [base * math.exp(0.7)]
    mean = sum(rates) / len(rates)
    possible = sum(rate * math.log(rate) for rate in rates) / len(rates) - mean * math.log(mean)
    (gain,) = (float(number) for number in re.findall(r"(\d+\.\d+) below the constant\n", output))
    assert max(1, 0.8 * possible) < gain < possible + 0.15
    assert values["solution_passes"]
