import math

import pytest


def test_by_hand_the_loss_is_infinite_and_the_gradient_nan(values):
    assert values["silent_loss"] == math.inf
    assert len(values["silent_gradient"]) == 2
    assert all(map(math.isnan, values["silent_gradient"]))


def test_the_anomaly_names_the_operation(values, output):
    assert values["anomaly_type"] == "RuntimeError"
    assert values["anomaly_message"] == "Function 'SoftmaxBackward0' returned nan values in its 0th output."


def test_turning_it_on_warns(values):
    assert values["anomaly_warning_category"] == "UserWarning"
    assert values["anomaly_warning"] == (
        "Anomaly Detection has been enabled. This mode will increase the runtime and should only be enabled "
        "for debugging."
    )


def test_one_function_gives_the_margin_and_a_gradient_of_one(values):
    assert values["mended_loss"] == pytest.approx(200 + math.log1p(math.exp(-200)), abs=1e-6)
    assert values["mended_gradient"] == pytest.approx([-1.0, 1.0], abs=1e-6)
