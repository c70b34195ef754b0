import math

import pytest

# The gaps between the other logits and the true one, row by row.
GAPS = [[-1.8, -3.3], [-1.4, -1.7], [-0.8, -0.9], [-2.7, -1.8]]
LOSSES = [math.log1p(sum(math.exp(gap) for gap in row)) for row in GAPS]
FLOAT32 = 1e-6  # the example works in float32


def test_each_sample_pays_for_the_gaps_to_its_true_logit(values):
    assert values["losses"] == pytest.approx(LOSSES, abs=FLOAT32)


def test_log_sum_exp_by_hand_agrees(values):
    assert values["losses_by_hand"] == pytest.approx(LOSSES, abs=FLOAT32)
    assert values["mean_by_hand"] == pytest.approx(sum(LOSSES) / 4, abs=FLOAT32)


def test_the_default_is_the_mean_over_the_batch(values):
    assert values["mean_loss"] == pytest.approx(math.fsum(LOSSES) / 4, abs=FLOAT32)
    assert values["sum_loss"] == pytest.approx(math.fsum(LOSSES), abs=4 * FLOAT32)
    assert round(values["mean_loss"], 4) == 0.3422


def test_the_loss_is_minus_log_of_the_true_probability(values):
    assert values["p_true"] == pytest.approx([math.exp(-loss) for loss in LOSSES], abs=FLOAT32)


def test_logits_are_not_probabilities(values):
    assert values["logit_sums"] == pytest.approx([1.2, 1.4, 1.3, 2.1], abs=FLOAT32)
    assert values["probability_sums"] == pytest.approx([1.0] * 4, abs=FLOAT32)
