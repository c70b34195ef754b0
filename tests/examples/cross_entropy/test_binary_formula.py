import math

import pytest

# log(1 + e^-z) for a positive label and log(1 + e^z) for a negative one
EXPECTED = [
    math.log1p(math.exp(-1.5)),
    math.log1p(math.exp(1.5)),
    math.log1p(math.exp(4.0)),
    math.log1p(math.exp(-4.0)),
    math.log(2),
]


@pytest.mark.parametrize("name", ["formula_losses", "bce_losses", "two_class_losses", "shifted_losses"])
def test_every_spelling_is_softplus_of_the_signed_logit(values, name):
    assert values[name] == pytest.approx(EXPECTED, abs=1e-12)
    assert values["same_by_every_route"] is True


def test_the_named_losses_are_the_rows_of_the_table(values):
    names = ["right_at_1_5", "wrong_at_1_5", "wrong_at_minus_4", "right_at_minus_4", "undecided"]
    assert [values[name] for name in names] == pytest.approx(EXPECTED, abs=1e-12)


def test_the_mean_is_over_the_samples(values):
    assert values["mean_loss"] == pytest.approx(sum(EXPECTED) / 5, abs=1e-12)


def test_being_wrong_instead_of_right_costs_exactly_the_logit(values):
    assert values["wrong_at_1_5"] - values["right_at_1_5"] == pytest.approx(1.5, abs=1e-12)
    assert values["wrong_at_minus_4"] - values["right_at_minus_4"] == pytest.approx(4.0, abs=1e-12)


def test_the_formula_typed_literally_is_nan_at_certainty(values):
    assert math.isnan(values["literal_at_certainty"])
    assert math.isnan(values["literal_at_zero"])


def test_xlogy_and_the_library_give_zero_at_certainty(values, output):
    assert values["xlogy_at_certainty"] == 0.0
    assert values["library_at_certainty"] == 0.0
    assert values["xlogy_at_zero"] == values["library_at_zero"] == 0.0
    assert "-0.0000" not in output
