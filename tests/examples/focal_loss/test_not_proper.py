import math

import pytest


def expected_loss(p, gamma):
    return 0.1 * (1 - p) ** gamma * -math.log(p) + 0.9 * p**gamma * -math.log(1 - p)


def golden_section(gamma):
    low, high, ratio = 1e-6, 1 - 1e-6, (math.sqrt(5) - 1) / 2
    for _ in range(200):
        left, right = high - ratio * (high - low), low + ratio * (high - low)
        if expected_loss(left, gamma) < expected_loss(right, gamma):
            high = right
        else:
            low = left
    return low


@pytest.mark.parametrize(("gamma", "measured"), [(0, 0.1), (1, 0.2256), (2, 0.3058), (5, 0.4026)])
def test_the_prediction_minimises_the_expected_loss(values, gamma, measured):
    predicted = values[f"predicted_gamma_{gamma}"]
    assert predicted == pytest.approx(golden_section(gamma), abs=1e-6)
    assert predicted == pytest.approx(measured, abs=5e-5)


def test_only_gamma_zero_recovers_the_prevalence(values):
    assert values["prevalence"] == 0.1
    predictions = [values[f"predicted_gamma_{gamma}"] for gamma in (0, 1, 2, 5)]
    assert predictions[0] == pytest.approx(0.1, abs=1e-9)
    assert predictions == sorted(predictions)
    assert predictions[-1] < 0.5


def test_the_descent_has_converged(values):
    assert values["largest_gradient"] < 1e-9


def test_the_truth_costs_more_than_the_wrong_prediction(values):
    gammas = (0, 1, 2, 5)
    assert values["true_logit"] == pytest.approx(-math.log(9), abs=1e-12)
    assert values["loss_at_truth"] == pytest.approx([expected_loss(0.1, gamma) for gamma in gammas], abs=1e-9)
    assert values["loss_at_optimum"] == pytest.approx(
        [expected_loss(golden_section(gamma), gamma) for gamma in gammas], abs=1e-9
    )
    for best, at_truth in list(zip(values["loss_at_optimum"], values["loss_at_truth"], strict=True))[1:]:
        assert best < at_truth


def test_the_true_probability_can_be_recovered_from_every_gamma(values):
    # where the expected loss is smallest its slope is zero: 0.1 / 0.9 is the ratio of the two losses' slopes
    assert values["recovered"] == pytest.approx([0.1] * 4, abs=1e-6)
    assert values["recovers_the_truth"] is True
    for gamma in (1, 2, 5):
        q, h = values[f"predicted_gamma_{gamma}"], 1e-6
        slopes = [
            ((1 - p - h) ** gamma * -math.log(p + h) - (1 - p + h) ** gamma * -math.log(p - h)) / (2 * h)
            for p in (q, 1 - q)
        ]
        assert slopes[1] / (slopes[0] + slopes[1]) == pytest.approx(0.1, abs=1e-4)
