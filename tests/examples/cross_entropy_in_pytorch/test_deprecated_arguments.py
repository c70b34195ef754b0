import math

import pytest

EACH = [-math.log(0.7), -math.log(0.3)]  # float32 in the example


@pytest.mark.parametrize(("name", "advised"), [("sum", "sum"), ("none", "none"), ("mean", "mean"), ("both", "sum")])
def test_the_warning_names_the_reduction_to_use(values, name, advised):
    assert values[f"{name}_category"] == "UserWarning"
    assert values[f"{name}_message"] == (
        f"size_average and reduce args will be deprecated, please use reduction='{advised}' instead."
    )


def test_the_old_argument_wins_over_reduction(values, output):
    assert values["reduction_that_won"] == "sum"
    # it was not alone: the call that the example shows passes both
    assert "reduction=mean, size_average=False" in output.splitlines()


def test_old_and_new_argument_give_the_same_loss(values):
    for age in ("old", "new"):
        assert values[f"{age}_sum_value"] == pytest.approx(sum(EACH), abs=1e-6)
        assert values[f"{age}_mean_value"] == pytest.approx(sum(EACH) / 2, abs=1e-6)
        assert values[f"{age}_none_values"] == pytest.approx(EACH, abs=1e-6)
