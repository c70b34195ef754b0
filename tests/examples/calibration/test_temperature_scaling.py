import runpy

import pytest
import torch


def test_accuracy_is_identical_in_every_seed(values):
    assert values["accuracies_before"] == values["accuracies_after"]
    assert values["before"]["accuracy"] == values["after"]["accuracy"]
    assert values["before"]["accuracy"] == pytest.approx(0.8542, abs=0.005)


def test_every_over_confident_model_is_cooled(values):
    assert len(values["temperatures"]) == values["SEEDS"] == 5
    assert min(values["temperatures"]) > 1.5
    for before, after in zip(values["runs_before"], values["runs_after"], strict=True):
        assert before["confidence"] > before["accuracy"] + 0.03
        assert after["confidence"] == pytest.approx(after["accuracy"], abs=0.03)
        assert after["nll"] < before["nll"]
        assert after["ece"] < before["ece"] / 2
    assert values["accuracy_stayed"]
    assert values["ece_more_than_halved"]
    assert values["nll_fell_in_every_seed"]


def test_the_drawn_minimum_on_validation_data_is_at_the_fitted_temperature(values):
    lowest = min(values["curves"]["val_nll"], key=lambda point: point[1])
    assert lowest[0] == pytest.approx(values["temperatures"][0], rel=0.06)  # one step of the grid
    fresh = min(values["curves"]["fresh_nll"], key=lambda point: point[1])
    assert fresh[0] == pytest.approx(lowest[0], rel=0.3)


def test_the_means_are_those_of_the_seeds(values):
    assert values["mean_temperature"] == pytest.approx(sum(values["temperatures"]) / 5)
    for name in ("ece", "nll", "accuracy", "confidence"):
        assert values["before"][name] == pytest.approx(sum(seed[name] for seed in values["runs_before"]) / 5)
        assert values["after"][name] == pytest.approx(sum(seed[name] for seed in values["runs_after"]) / 5)


def test_ece_is_at_least_the_gap_of_the_means(values):
    for seed in values["runs_before"] + values["runs_after"]:
        assert seed["ece"] >= abs(seed["confidence"] - seed["accuracy"]) - 1e-6


def test_the_first_seed_is_the_model_of_the_reliability_example(values, run):
    first = values["runs_before"][0]
    other = run("calibration/reliability.py").values
    assert first["ece"] == pytest.approx(other["ece"], abs=1e-3)
    assert first["nll"] == pytest.approx(other["fresh_loss"], abs=1e-3)


# An LBFGS fit of log T in place of the bisection measured these.
def test_the_measured_figures(values):
    assert values["mean_temperature"] == pytest.approx(2.0612, rel=1e-2)
    assert values["before"]["ece"] == pytest.approx(0.0810, abs=0.005)
    assert values["after"]["ece"] == pytest.approx(0.0129, abs=0.005)
    assert values["before"]["nll"] == pytest.approx(0.5285, rel=1e-2)
    assert values["after"]["nll"] == pytest.approx(0.4019, rel=1e-2)
    assert values["before"]["confidence"] == pytest.approx(0.9349, abs=0.005)


def test_a_class_masked_with_minus_infinity_does_not_change_the_temperature(example):
    from lossbook.project import here

    fit = runpy.run_path(str(here().examples / example))["fit_temperature"]
    targets = torch.arange(40) % 4
    targets[:8] = (targets[:8] + 1) % 4  # a fifth is wrong
    logits = 9.0 * torch.nn.functional.one_hot(torch.arange(40) % 4)  # (N, C)
    # At the minimum, the mean probability of the largest logit is its accuracy: e^(9/T) / (e^(9/T) + 3) = 0.8.
    assert fit(logits, targets) == pytest.approx(9 / torch.tensor(12.0).log().item(), rel=1e-3)
    masked = torch.cat([logits, torch.full((40, 1), -torch.inf)], dim=1)
    assert fit(masked, targets) == pytest.approx(fit(logits, targets), rel=1e-5)


def test_ece_has_the_15_bins_of_the_page(values):
    assert values["BINS"] == 15
