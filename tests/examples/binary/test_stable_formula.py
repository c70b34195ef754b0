import math

import pytest


def exact(z, y):
    """-y log s(z) - (1-y) log s(-z), each log-sigmoid in the form that is safe for its sign."""

    def log_sigmoid(v):
        return -math.log1p(math.exp(-v)) if v > 0 else v - math.log1p(math.exp(v))

    return -y * log_sigmoid(z) - (1 - y) * log_sigmoid(-z)


def test_the_formula_agrees_with_torch_everywhere(values):
    grid = values["grid"]
    assert set(grid) == {"0", "1", "soft"}
    assert all(row["difference"] < 1e-13 for row in grid.values())
    assert values["stable_equals_torch"]


def test_more_than_half_of_the_naive_values_are_not_finite(values):
    grid = values["grid"]
    # float32: 1 - p is 0 from z = 16.6355 on; exp(-z) overflows below z = -88.7228.
    beyond = sum(1 for i in range(2401) if (z := -120 + i / 10) > 16.6355 or z < -88.7228)
    assert beyond == 1347
    assert [row["naive_not_finite"] for row in grid.values()] == [beyond] * 3
    assert values["naive_fails_on_more_than_half"]
    assert beyond > 2401 / 2


def test_the_stable_values_are_exact_and_the_naive_ones_break(values):
    logits = values["some_logits"]
    assert logits == [-100, -5, 0, 5, 100]
    assert values["stable_values"] == pytest.approx([exact(z, 1) for z in logits], abs=1e-5)  # float32
    assert values["naive_values"][0] == math.inf
    assert math.isnan(values["naive_values"][-1])
    assert values["naive_values"][1:4] == pytest.approx([exact(z, 1) for z in logits[1:4]], abs=1e-5)


def test_log1p_keeps_what_log_loses(values):
    assert values["with_log"] == 0
    assert values["with_log1p"] == pytest.approx(math.log1p(math.exp(-20)), rel=1e-6)
    assert values["exact"] == pytest.approx(2.0611536e-09, rel=1e-7)  # the series x - x^2/2 + ... at x = exp(-20)
