import math

import pytest


def test_moderate_inputs_start_near_log_c_and_large_ones_far_above(values):
    assert values["expected"] == pytest.approx(math.log(10))
    for loss in values["losses"]["standardised"]:
        assert loss == pytest.approx(math.log(10), rel=0.1)
    assert min(values["losses"]["raw"]) > 2 * math.log(10)
    assert min(values["losses"]["large output"]) > 1.5 * math.log(10)
    for flag in ("near_for_standardised", "far_for_raw", "far_for_large_output"):
        assert values[flag]


def test_no_start_is_below_the_entropy_of_the_targets_by_much(values):
    # A model that knows nothing of random targets cannot be clearly better than log C.
    assert min(values["losses"]["standardised"]) > math.log(10) - 0.1
