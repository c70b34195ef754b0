import math

import pytest

EXCESS = math.log(1 + math.exp(-1) + math.exp(-2))
SPACING_AT_1000 = 2**-14  # of float32 between 512 and 1024


def test_the_naive_form_overflows_and_vanishes(values):
    assert values["naive_of_large"] == math.inf
    assert values["naive_of_minus_large"] == -math.inf


def test_taking_the_maximum_out_gives_the_exact_value(values):
    for name in ("lse_of_large", "torch_of_large"):
        assert values[name] == pytest.approx(1002 + EXCESS, abs=SPACING_AT_1000)
    for name in ("lse_of_minus_large", "torch_of_minus_large"):
        assert values[name] == pytest.approx(-1000 + EXCESS, abs=SPACING_AT_1000)


def test_float32_rounds_the_large_values_to_its_grid(values):
    assert values["torch_of_large"] == pytest.approx(1002.407593, abs=1e-6)
    assert values["torch_of_minus_large"] == pytest.approx(-999.592407, abs=1e-6)


def test_log_sum_exp_lies_between_the_maximum_and_log_c_above(values):
    assert values["lower_bound"] == 2
    assert values["upper_bound"] == pytest.approx(2 + math.log(3), abs=1e-12)
    assert values["lse_of_mild"] == pytest.approx(math.log(math.exp(2) + math.exp(1) + math.exp(0.1)), abs=1e-12)
    assert values["lower_bound"] < values["lse_of_mild"] < values["upper_bound"]


def test_log_of_softmax_loses_the_small_class_and_log_softmax_keeps_it(values):
    assert values["log_of_softmax_values"] == [-math.inf, 0]
    assert values["log_softmax_values"] == [-200, 0]


def test_only_the_stable_gradient_is_p_minus_one_hot(values):
    assert all(math.isnan(entry) for entry in values["gradient_of_log_values"])
    assert values["gradient_stable_values"] == [-1, 1]
