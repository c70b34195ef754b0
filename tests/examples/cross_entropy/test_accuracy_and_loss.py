import math

import pytest

LOSS = {"abs": 1e-3, "rel": 1e-2}  # trainings move in the last digits between processors
ACCURACY = {"abs": 0.005}


def test_nine_of_ten_right_costs_more_than_five_of_ten(values):
    assert (values["accuracy_hesitant"], values["accuracy_bold"]) == pytest.approx((0.5, 0.9))
    assert values["loss_hesitant"] == pytest.approx(-math.log(0.55 * 0.45) / 2, abs=1e-12)
    assert values["loss_bold"] == pytest.approx(-(9 * math.log(0.9) - 6 * math.log(10)) / 10, abs=1e-12)
    assert values["loss_bold"] > 2 * values["loss_hesitant"]


def test_one_sample_owns_nearly_all_of_the_bold_loss(values):
    one, others = 6 * math.log(10), -9 * math.log(0.9)
    assert values["share_of_one_sample"] == pytest.approx(one / (one + others), abs=1e-12)


@pytest.mark.parametrize(
    "step, train_loss, test_loss, accuracy, confidence",
    [
        (10, 0.8719, 1.0182, 0.6440, 0.4727),
        (30, 0.5715, 0.8903, 0.6890, 0.6512),
        (50, 0.4391, 0.9170, 0.6975, 0.7054),
        (200, 0.0654, 1.3287, 0.6450, 0.8175),
        (600, 0.0098, 1.8484, 0.6330, 0.8722),
    ],
)
def test_the_training_passes_through_the_values_measured(values, step, train_loss, test_loss, accuracy, confidence):
    row = values["history"][f"step_{step}"]
    assert row["train_loss"] == pytest.approx(train_loss, **LOSS)
    assert row["test_loss"] == pytest.approx(test_loss, **LOSS)
    assert row["test_accuracy"] == pytest.approx(accuracy, **ACCURACY)
    assert row["test_confidence"] == pytest.approx(confidence, **ACCURACY)


def test_from_step_30_to_50_accuracy_and_loss_rise_together(values):
    history = values["history"]
    assert history["step_50"]["test_accuracy"] > history["step_30"]["test_accuracy"]
    assert history["step_50"]["test_loss"] > history["step_30"]["test_loss"]


def test_in_the_end_the_loss_doubles_while_the_accuracy_hardly_moves(values):
    history = values["history"]
    assert history["step_600"]["test_loss"] > 2 * history["step_30"]["test_loss"]
    assert abs(history["step_600"]["test_accuracy"] - history["step_30"]["test_accuracy"]) < 0.08
    assert history["step_600"]["test_confidence"] > history["step_600"]["test_accuracy"] + 0.2
