import math
from fractions import Fraction

import pytest


def test_the_product_of_the_probabilities_of_the_labels(values):
    assert values["true_probs"] == pytest.approx([0.65, 0.11, 0.03])
    assert values["likelihood"] == pytest.approx(float(Fraction(65 * 11 * 3, 10**6)), rel=1e-12)


def test_minus_its_log_is_a_sum_and_its_mean_is_cross_entropy(values):
    total = -math.log(0.65) - math.log(0.11) - math.log(0.03)
    assert values["negative_log_likelihood"] == pytest.approx(total, abs=1e-12)
    assert values["mean_nll"] == pytest.approx(total / 3, abs=1e-12)
    assert values["cross_entropy"] == pytest.approx(total / 3, abs=1e-12)


def test_minus_log_of_the_geometric_mean_is_the_loss(values):
    assert -math.log(values["geometric_mean_prob"]) == pytest.approx(values["cross_entropy"], abs=1e-12)


def test_every_product_is_zero_where_the_true_one_lies_below_the_smallest_number(values):
    assert values["many"] == 2000
    assert values["products"] == [0.0] * 4
    assert Fraction(2, 10) ** 2000 < Fraction(1, 2**1075)  # half of the smallest float64, for the better model
    assert not values["products_tell_them_apart"]


@pytest.mark.parametrize(("dtype", "smallest"), [("float32", 149), ("float64", 1074)])
def test_factors_are_lost_where_the_dtype_ends(values, dtype, smallest):
    # Near the end the running product is rounded to few bits, which can move the end by a factor or two.
    half = Fraction(1, 2 ** (smallest + 1))
    factors = next(n for n in range(1, 400) if Fraction(1, 10**n) < half) - 1
    assert values["factors_before_zero"][dtype] == pytest.approx(factors, abs=1)


def test_sums_of_logs_are_ordinary_numbers_that_tell_the_models_apart(values):
    assert values["sum_of_logs"] == pytest.approx(2000 * math.log(10), abs=1e-6)
    assert values["sum_of_better_logs"] == pytest.approx(2000 * math.log(5), abs=1e-6)
    assert values["logs_tell_them_apart"]
