import math

import pytest


def test_integer_labels_stop_the_multi_label_loss(values):
    assert values["multi_label_type"] == "RuntimeError"
    expected = "result type Float can't be cast to the desired output type Long"
    assert values["multi_label_message"] == expected


def test_float_labels_give_the_multi_label_loss(values):
    signed = [2.0, 1.0, 0.5, 0.0, 1.0, 2.0]  # each logit times +1 or -1 for its label
    expected = sum(math.log1p(math.exp(-m)) for m in signed) / 6
    assert values["loss_multi_label"] == pytest.approx(expected, abs=1e-6)  # float32


def test_a_batch_of_one_loses_its_dimension(values):
    assert values["last_batch_of_129"] == 1
    assert values["batch_of_one_type"] == "ValueError"
    expected = "Expected input batch_size (1) to match target batch_size (0)."
    assert values["batch_of_one_message"] == expected


def test_a_target_of_shape_one_works(values):
    expected = math.log(1 + math.exp(-1.9) + math.exp(-3.0))
    assert values["loss_batch_of_one"] == pytest.approx(expected, abs=1e-6)


def test_another_regression_loss_is_silently_wrong(values):
    def huber(error):
        return error**2 / 2 if abs(error) <= 1 else abs(error) - 0.5

    outputs, cut = [0.5, 1.5, -2.5], [0, 1, -2]
    assert values["truncated"] == cut
    spread = [huber(a - b) for a in outputs for b in cut]
    assert values["loss_huber_branching"] == pytest.approx(sum(spread) / 9, abs=1e-6)


def test_only_a_warning_tells(values):
    assert values["broadcast_category"] == "UserWarning"
    expected = (
        "Using a target size (torch.Size([3])) that is different to the input size (torch.Size([3, 1])). "
        "This will likely lead to incorrect results due to broadcasting. "
        "Please ensure they have the same size."
    )
    assert values["broadcast_warning"] == expected


def test_the_perfect_prediction_costs_nothing(values):
    assert values["loss_huber_plain"] == 0
    assert values["loss_mse_branching"] == 0
