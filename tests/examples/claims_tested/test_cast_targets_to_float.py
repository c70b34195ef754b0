import math

import pytest

LOGITS = [[2.0, 0.1, -1.0], [0.5, 1.5, -0.5]]
MINUS_LOG_P = [[math.log(sum(map(math.exp, row))) - z for z in row] for row in LOGITS]


def softplus(z):
    return max(z, 0.0) + math.log1p(math.exp(-abs(z)))


def test_cross_entropy_wants_long(values):
    # float32 in the example
    assert values["cross_entropy_long"] == pytest.approx((MINUS_LOG_P[0][0] + MINUS_LOG_P[1][1]) / 2, abs=1e-6)
    assert values["cross_entropy_float"] == "expected target dtype to be Long or Byte, but got Float"


def test_the_binary_loss_wants_float(values, output):
    assert values["bce_long"] == "result type Float can't be cast to the desired output type Long"
    assert values["bce_float"] == pytest.approx((softplus(2.0) + softplus(1.0)) / 2, abs=1e-6)


def test_squared_error_takes_both(values):
    assert values["mse_long"] == values["mse_float"] == ((2.0 - 0) ** 2 + (-1.0 - 1) ** 2) / 2


def test_the_cast_to_long_cuts_off_decimals_unnoticed(values):
    assert values["values_as_long"] == [1, 0]
    assert values["mse_of_values"] == 0.0
    assert values["mse_of_values_as_long"] == pytest.approx((0.9**2 + 0.4**2) / 2, abs=1e-6)


def test_probabilities_as_long_are_zeros_and_refused(values):
    assert values["probs_as_long"] == [[0, 0, 0], [0, 0, 0]]
    first, second = MINUS_LOG_P
    expected = (0.9 * first[0] + 0.1 * first[1] + 0.2 * second[0] + 0.8 * second[1]) / 2
    assert values["cross_entropy_probs"] == pytest.approx(expected, abs=1e-6)
    assert values["cross_entropy_probs_as_long"] == (
        "Expected floating point type for target with class probabilities, got Long"
    )
