import math

import pytest

LOGITS = ((2.0, 0.5, -1.0), (0.0, 1.0, 0.5), (1.0, -0.5, 0.0), (0.5, 0.0, 2.0))
TARGETS = (0, 2, 1, 2)


def log_q(row):
    total = math.log(math.fsum(map(math.exp, row)))
    return [value - total for value in row]


EACH = [-log_q(row)[y] for row, y in zip(LOGITS, TARGETS, strict=True)]


def entropy(*probabilities):
    return -math.fsum(p * math.log(p) for p in probabilities)


def test_every_argument_but_the_deprecated_ones_is_named(values):
    assert values["arguments"] == ["weight", "ignore_index", "reduction", "label_smoothing"]


def test_what_weight_and_ignore_index_change(values):
    w = (1, 2, 5)
    weighted = math.fsum(w[y] * each for y, each in zip(TARGETS, EACH, strict=True))
    expected = {
        "default": sum(EACH) / 4,
        "weight": weighted / (1 + 5 + 2 + 5),
        "weight_and_probabilities": weighted / 4,
        "ignore_index": (EACH[0] + EACH[2]) / 2,
    }
    assert values["losses"] == pytest.approx(expected, abs=1e-12)
    assert values["none_shape"] == [4]


def test_the_mean_divides_by_weights_of_kept_index_targets_and_by_samples_for_probabilities(values):
    expected = {"default": 4, "weight": 13, "ignore_index": 2, "weight_and_probabilities": 4}
    assert values["divisors"] == pytest.approx(expected, abs=1e-9)


def test_it_starts_at_log_c_and_ends_at_the_entropy_of_the_target(values):
    assert values["starts_at"] == pytest.approx(math.log(10), abs=1e-12)
    assert 0 <= values["floor"] < 1e-30
    assert values["floor_soft"] == pytest.approx(entropy(0.7, 0.2, 0.1), abs=1e-12)
    assert values["floor_smoothed"] == pytest.approx(entropy(0.91, *[0.01] * 9), abs=1e-12)


def test_what_goes_wrong_without_an_error(values):
    assert values["probabilities_as_logits"] == pytest.approx(math.log(1 + 9 / math.e), abs=1e-9)
    assert values["doubled_target_ratio"] == pytest.approx(2, abs=1e-12)
    assert math.isnan(values["all_ignored"])


def test_the_curves_are_loss_and_prediction_minus_target(values):
    curves = values["loss_curves"]
    assert curves["x"] == pytest.approx([-6 + 0.2 * index for index in range(71)], abs=1e-9)
    for alpha in (0.0, 0.1, 0.3):
        label = f"label_smoothing={alpha}"
        for x, loss, slope in zip(curves["x"], curves["loss"][label], curves["gradient"][label], strict=True):
            q = log_q((x, 0.0, 0.0))
            assert loss == pytest.approx(-(1 - alpha) * q[0] - alpha * sum(q) / 3, abs=1e-9)
            assert slope == pytest.approx(math.exp(q[0]) - (1 - alpha + alpha / 3), abs=1e-9)
            assert -1 < slope < 1
    assert len(curves["loss"]) == 3
    assert values["gradient_stays_below_one"] is True
