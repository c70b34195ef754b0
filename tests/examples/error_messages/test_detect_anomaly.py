import math

import pytest

WARNING = (
    "Anomaly Detection has been enabled. This mode will increase the runtime and should only be enabled for debugging."
)


def test_the_messages_are_word_for_word(says, values):
    says("RuntimeError", "anomaly", "Function 'SoftmaxBackward0' returned nan values in its 0th output.")
    assert values["anomaly_warning"] == WARNING


def test_the_logarithm_sends_minus_infinity_and_the_softmax_turns_it_into_nan(values):
    # -1/p at p = 0, and p * (g - sum p g) with p = 0 and g = -inf
    assert values["gradient_of_probs"] == [-math.inf, 0.0]
    assert all(math.isnan(entry) for entry in values["gradient_of_logits"])
    assert math.isnan(0.0 * -math.inf)


def test_the_joined_loss_is_the_logit_gap_and_its_gradient_is_finite(values):
    assert values["fixed_loss"] == pytest.approx(200 + math.log1p(math.exp(-200)))
    assert values["fixed_gradient"] == pytest.approx([-1.0, 1.0])
