import math

import pytest

PROBS = [[0.7, 0.2, 0.1], [0.3, 0.6, 0.1]]
PLAIN = -(math.log(0.7) + math.log(0.6)) / 2


def test_one_hot_equals_index(values):
    assert values["loss_index"] == pytest.approx(PLAIN, abs=1e-12)
    assert values["loss_one_hot"] == pytest.approx(PLAIN, abs=1e-12)


def test_soft_targets_weigh_the_log_probabilities(values):
    expected = -(0.5 * math.log(0.7 * 0.2) + 0.2 * math.log(0.3) + 0.8 * math.log(0.6)) / 2
    assert values["loss_soft"] == pytest.approx(expected, abs=1e-12)


def test_the_perfect_prediction_costs_the_entropy(values):
    entropy = -sum(p * math.log(p) for row in PROBS for p in row) / 2
    assert values["loss_perfect"] == pytest.approx(entropy, abs=1e-12)
    assert values["entropy_of_targets"] == pytest.approx(entropy, abs=1e-12)
    assert values["perfect_costs_the_entropy"] is True


def test_what_is_no_probability_is_multiplied_all_the_same(values):
    assert values["loss_doubled"] == pytest.approx(2 * PLAIN, abs=1e-12)
    assert values["loss_negated"] == pytest.approx(-PLAIN, abs=1e-12)
    assert values["loss_all_zero"] == 0.0


def test_ignore_index_is_refused_for_probabilities(values):
    assert values["with_ignore_index_type"] == "RuntimeError"
    assert values["with_ignore_index_message"] == "ignore_index is not supported for floating point target"
    assert values["negative_does_nothing"] is True
