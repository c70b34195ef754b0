"""Oracles by closed form: entropies and variances of the targets, and the truths recomputed from the rows."""

import math

import pytest
import torch
from torch import nn

TASKS = ["bikes", "churn", "tags", "waste"]


def entropy(p):
    return -p * math.log(p) - (1 - p) * math.log(1 - p)


def test_every_model_beats_the_constant_by_a_tenth(values):
    assert list(values["rows"]) == TASKS
    for row in values["rows"].values():
        assert row["test"] < 0.9 * row["constant"]
    assert values["every_task_beats_the_constant"]


def test_the_best_constant_has_the_entropy_of_the_targets(values):
    rows, decisions = values["rows"], values["decisions"]
    assert rows["churn"]["constant"] == pytest.approx(entropy(decisions["churn"]["always_no"]), abs=0.01)
    shares = [0.5, 0.3, 0.2, 0.1]
    assert rows["tags"]["constant"] == pytest.approx(sum(map(entropy, shares)) / 4, abs=0.02)
    assert decisions["tags"]["always_no"] == pytest.approx(1 - sum(shares) / 4, abs=0.01)
    assert rows["waste"]["constant"] == pytest.approx(math.log(5), abs=0.02)


def test_bikes_cannot_be_predicted_better_than_its_noise(values):
    # The noise has a standard deviation of 0.5; the mean of 4000 squares has a standard error of 0.006.
    assert 0.25 - 0.02 < values["rows"]["bikes"]["test"] < values["rows"]["bikes"]["constant"]
    assert values["bikes_stays_above_its_noise"]


def test_the_training_losses(values):
    assert values["rows"]["tags"]["train"] < values["rows"]["tags"]["test"]
    assert values["tags_overfit"]
    training, validation = values["histories"]["bikes"][0]
    assert training > validation
    assert values["first_training_loss_is_above_validation"]


@pytest.mark.parametrize("task", TASKS)
def test_a_training_stops_six_epochs_after_its_lowest_validation_loss(values, task):
    validation = [row[1] for row in values["histories"][task]]
    assert len(validation) == values["rows"][task]["epochs"] <= 40
    if len(validation) < 40:
        assert validation.index(min(validation)) == len(validation) - 1 - 6


def test_no_classifier_is_better_than_knowing_the_centers(values):
    # Two centers are sqrt(2 * (2.2**2 + 1.6**2) - 2 * 2.2 * 1.6) apart at the least: neighbours share one sensor.
    distance = math.sqrt(2 * (2.2**2 + 1.6**2) - 2 * 2.2 * 1.6)
    error_between_two = math.erfc(distance / 2 / math.sqrt(2)) / 2
    assert 1 - 4 * error_between_two < values["accuracy"] < 1 - error_between_two


def test_thresholds_matter_where_positives_are_rare(values):
    churn = values["decisions"]["churn"]
    assert churn["f1"] > churn["f1_at_half"]
    assert values["thresholds_raised_churn_f1"]
    assert churn["accuracy"] - churn["always_no"] < 0.05
    assert abs(values["decisions"]["tags"]["f1"] - values["decisions"]["tags"]["f1_at_half"]) < 0.05


def test_the_stopped_model_needs_no_temperature(values):
    assert max(values["eces"]) < 0.06
    assert abs(math.log(values["temperature"])) < math.log(4 / 3) + 0.01
    assert values["well_calibrated"]
    assert values["temperature_is_near_one"]


def test_more_data_helped(values):
    few, some, all_of_them = values["test_losses"]
    assert values["sizes"] == [50, 200, 800]
    assert few > some > all_of_them == values["rows"]["waste"]["test"]
    assert values["more_data_helped"]


@pytest.mark.parametrize("shape", [(5, 1), (5,)])
def test_the_best_constant_is_the_mean_the_log_odds_or_the_median(definitions, shape):
    outputs, targets = torch.zeros(shape), torch.tensor([0.0, 1.0, 0.0, 0.0, 9.0]).reshape(shape)
    assert definitions["best_constant"](nn.MSELoss(), outputs, targets).item() == pytest.approx(2.0, abs=1e-3)
    # Huber with delta 1: the four small values balance the pull of 1 from the outlier at 4 c - 1 = 1.
    assert definitions["best_constant"](nn.SmoothL1Loss(), outputs, targets).item() == pytest.approx(0.5, abs=1e-3)
    rare = (targets == 9).float()
    assert definitions["best_constant"](nn.BCEWithLogitsLoss(), outputs, rare).item() == pytest.approx(
        -math.log(4), abs=1e-3
    )


def test_a_threshold_is_found_where_all_logits_are_far_below_zero(definitions):
    logits = torch.tensor([[-9.0], [-8.0], [-7.0], [-6.0]])
    threshold = definitions["f1_thresholds"](logits, torch.tensor([[0.0], [0.0], [1.0], [1.0]])).item()
    assert -8 <= threshold < -7


def test_ece_has_15_bins_as_on_the_page_about_calibration(definitions):
    torch.manual_seed(3)
    logits, classes = 2 * torch.randn(400, 5, dtype=torch.float64), torch.randint(0, 5, (400,))
    total = [0.0] * 15
    for row, label in zip(logits.tolist(), classes.tolist(), strict=True):
        weights = [math.exp(z) for z in row]
        confidence = max(weights) / sum(weights)
        total[math.ceil(15 * confidence) - 1] += confidence - (row.index(max(row)) == label)
    assert definitions["ece"](logits, classes) == pytest.approx(sum(map(abs, total)) / 400, abs=1e-6)
