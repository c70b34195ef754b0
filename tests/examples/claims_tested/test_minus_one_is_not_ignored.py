import math

import pytest

FIRST, THIRD = -math.log(0.7), -math.log(0.6)  # float32 in the example


@pytest.mark.parametrize(("name", "index"), [("minus_one", -1), ("minus_two", -2), ("minus_100", -100)])
def test_an_index_that_is_not_named_is_refused(values, name, index):
    assert values[f"{name}_message"] == f"Target {index} is out of bounds."


@pytest.mark.parametrize("name", ["minus_100_loss", "minus_one_named_loss"])
def test_the_ignored_index_leaves_two_rows(values, name):
    assert values[name] == pytest.approx((FIRST + THIRD) / 2, abs=1e-6)


def test_the_last_class_would_cost_more(values):
    expected = (FIRST - math.log(0.2) + THIRD) / 3
    assert values["loss_if_last_class"] == pytest.approx(expected, abs=1e-6)
