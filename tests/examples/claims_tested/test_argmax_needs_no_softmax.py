import math

import pytest
import torch


@pytest.mark.parametrize(
    "name",
    [
        "different_after_softmax",
        "different_after_log_softmax",
        "different_at_temperature_10",
        "different_after_shift",
        "different_top_5",
    ],
)
def test_no_increasing_map_changes_the_prediction(values, name):
    assert values[name] == 0


def test_rounding_in_softmax_can_lose_the_order(values):
    assert values["argmax_of_close_logits"] == 1
    assert values["argmax_of_close_probs"] == 0


def test_a_threshold_on_probability_is_a_threshold_on_log_odds(values):
    torch.manual_seed(0)
    torch.randn(10_000, 10)
    scores = torch.randn(10_000, dtype=torch.float64).tolist()
    assert values["log_odds_of_09"] == pytest.approx(math.log(9), abs=1e-12)
    positive = sum(1 / (1 + math.exp(-z)) > 0.9 for z in scores)
    assert values["positive_by_prob"] == values["positive_by_logit"] == positive
    assert values["positive_by_mistake"] == sum(z > 0.9 for z in scores) > 10 * positive


def test_the_same_top_logit_can_be_sure_or_not(values):
    # float32 in the example
    assert values["confidence_sure"] == pytest.approx(1 / (1 + 2 * math.exp(-7)), abs=1e-6)
    assert values["confidence_unsure"] == pytest.approx(1 / (1 + 2 * math.exp(-0.1)), abs=1e-6)
