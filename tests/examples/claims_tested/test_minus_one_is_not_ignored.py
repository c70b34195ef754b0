import math

import pytest


def test_only_the_named_index_is_ignored(values):
    two_samples = -(math.log(0.7) + math.log(0.6)) / 2
    assert values["minus_100_loss"] == pytest.approx(two_samples, abs=1e-6)
    assert values["minus_one_named_loss"] == pytest.approx(two_samples, abs=1e-6)


@pytest.mark.parametrize(("name", "index"), [("minus_one", -1), ("minus_two", -2), ("minus_100", -100)])
def test_every_other_negative_index_is_out_of_bounds(values, name, index):
    assert values[f"{name}_message"] == f"Target {index} is out of bounds."
