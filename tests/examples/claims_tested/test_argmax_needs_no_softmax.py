import math

import pytest


def test_a_monotone_map_of_a_row_keeps_its_largest_entry(values):
    assert values["softmax_never_changes_the_class"]
    assert values["temperature_never_changes_the_class"]
    row = [0.3, -2.0, 1.7, 1.6]
    for T in (0.5, 2.0, 10.0):
        exponentials = [math.exp(z / T) for z in row]
        assert exponentials.index(max(exponentials)) == row.index(max(row))


def test_rounding_can_lose_the_order(values):
    assert values["argmax_of_close_logits"] == 1
    assert values["argmax_of_close_probs"] == 0


def test_the_threshold_on_the_logit_is_the_log_odds(values):
    assert values["log_odds_of_09"] == pytest.approx(math.log(0.9 / 0.1))


def test_two_confidences_behind_one_largest_logit(values):
    for name, row in {"sure": [2.0, -5.0, -5.0], "unsure": [2.0, 1.9, 1.9]}.items():
        expected = math.exp(2.0) / sum(math.exp(z) for z in row)
        assert values[f"confidence_{name}"] == pytest.approx(expected, abs=1e-6)
