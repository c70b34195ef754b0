import math

import pytest
import torch


def true_probs():
    """The two data sets again, as probabilities computed one by one in Python floats."""
    torch.manual_seed(0)
    sets = []
    for size, dtype in ((20, torch.float64), (2000, torch.float32)):
        logits = torch.randn(size, 4, dtype=dtype).tolist()
        targets = torch.randint(0, 4, (size,)).tolist()
        sets.append([math.exp(z[t]) / math.fsum(map(math.exp, z)) for z, t in zip(logits, targets, strict=True)])
    return sets


def test_the_product_of_twenty_probabilities(values):
    assert (values["N"], values["C"]) == (20, 4)
    assert values["likelihood"] == pytest.approx(math.prod(true_probs()[0]), rel=1e-9)
    assert values["likelihood"] == pytest.approx(1.6216e-18, rel=1e-4)


def test_the_log_turns_the_product_into_a_sum(values):
    total = math.fsum(-math.log(p) for p in true_probs()[0])
    assert values["minus_log_of_product"] == pytest.approx(total, abs=1e-6)
    assert values["negative_log_likelihood"] == pytest.approx(total, abs=1e-6)


def test_cross_entropy_is_the_mean_negative_log_likelihood(values):
    assert values["mean_nll"] == pytest.approx(2.048157, abs=1e-6)
    assert values["cross_entropy"] == pytest.approx(values["mean_nll"], abs=1e-12)


def test_minus_log_of_the_geometric_mean_is_the_loss(values):
    assert -math.log(values["geometric_mean_prob"]) == pytest.approx(values["cross_entropy"], abs=1e-9)


def test_a_product_of_two_thousand_is_zero_in_float32_but_the_sum_is_fine(values):
    assert values["N_large"] == 2000
    assert values["product_of_2000"] == 0.0
    total = math.fsum(-math.log(p) for p in true_probs()[1])
    assert values["sum_of_2000_logs"] == pytest.approx(total, abs=1e-2)  # float32: 7 digits of 3429
    assert values["sum_of_2000_logs"] == pytest.approx(3428.93, abs=1e-2)
    assert values["log10_of_product"] == pytest.approx(-total / math.log(10), abs=1e-2)


def test_the_product_dies_where_float32_ends(values):
    product, factors = 1.0, 0
    for p in true_probs()[1]:
        product *= p
        if product < 2**-150:  # half of the smallest float32
            break
        factors += 1
    # Below 2^-126 float32 rounds coarsely, which can move the end by a factor or two.
    assert values["factors_before_zero"] == pytest.approx(factors, abs=2)
