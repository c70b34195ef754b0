import itertools
import math

import pytest


def test_146_of_5000_labels_are_positive(values):
    assert values["positives"] == 146
    assert values["base_rate"] == pytest.approx(146 / 5000, abs=1e-7)
    assert values["pos_weight"] == pytest.approx((5000 - 146) / 146, abs=1e-4)
    assert values["fresh_base_rate"] == pytest.approx(0.03, abs=4 * math.sqrt(0.03 * 0.97 / 20000))


def test_the_training_loss_falls_although_nothing_can_be_learned(values):
    assert values["first_loss"] == pytest.approx(1.3526, abs=1e-3)
    assert values["loss_at_step_19"] == pytest.approx(1.2755, abs=1e-3)
    assert values["last_loss"] == pytest.approx(0.3125, rel=0.03)
    assert values["losses"][0] == values["first_loss"]
    assert values["losses"][-1] == values["last_loss"]
    assert len(values["losses"]) == 300
    assert values["training_looked_fine"]


def test_zero_logits_cost_twice_the_share_of_negatives_times_log_two(values):
    expected = 2 * (1 - 146 / 5000) * math.log(2)
    assert values["loss_at_zero_logits"] == pytest.approx(expected, abs=1e-5)  # float32


def test_fresh_average_precision_stays_at_the_base_rate(values):
    for row in values["found"].values():
        assert row["fresh_ap"] == pytest.approx(values["fresh_base_rate"], abs=0.004)
        assert row["precision"] == pytest.approx(values["fresh_base_rate"], abs=0.006)
        # Flags that know nothing find positives at the rate at which they are raised.
        assert row["recall"] == pytest.approx(row["flagged"], abs=0.03)
    assert values["fresh_ap_is_the_base_rate"]


def test_more_steps_memorise_and_make_fresh_data_worse(values):
    found = values["found"]
    assert found["20"]["train_ap"] == pytest.approx(0.0673, abs=0.005)
    assert found["20"]["flagged"] == pytest.approx(0.396, abs=0.005)
    assert found["300"]["train_ap"] == pytest.approx(0.617, abs=0.03)
    assert found["20"]["fresh_loss"] == pytest.approx(1.414, abs=0.005)
    assert found["300"]["fresh_loss"] == pytest.approx(4.02, rel=0.03)
    assert values["fresh_loss_rose"]
    assert found["300"]["fresh_loss"] > 1.5 * values["loss_at_zero_logits"]


def test_the_losses_fall_almost_step_by_step(values):
    losses = values["losses"]
    rises = [b - a for a, b in itertools.pairwise(losses) if b > a]
    assert sum(rises) < 0.05
