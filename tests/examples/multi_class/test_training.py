import math

import numpy
import pytest
import torch

SEEDS, EPOCHS = 4, 20


def column(values, name, metric):
    return numpy.array([run[metric] for run in values["runs"][name]])


def test_every_run_starts_near_the_loss_of_guessing(values):
    curves = numpy.array(values["curves"])  # (seeds, epochs + 1, train and validation)
    assert curves.shape == (SEEDS, EPOCHS + 1, 2)
    assert values["first_loss"] == pytest.approx(curves[:, 0].mean(), abs=1e-6)
    assert values["starts_near_log_7"] is bool(abs(curves[:, 0] - math.log(7)).max() < 0.2) is True


def test_the_training_loss_nearly_vanishes_while_the_validation_loss_rises_again(values):
    curves = numpy.array(values["curves"])
    assert curves[:, -1, 0].max() < 0.02
    lowest = curves[:, :, 1].min(1)
    assert values["validation_loss_rose"] is bool((curves[:, -1, 1] > lowest).all()) is True
    assert (curves[:, :, 1].argmin(1) < EPOCHS).all()


def test_every_training_sample_is_learned_and_about_one_new_sample_in_six_is_wrong(values):
    assert values["memorised"] is bool(column(values, "train", "accuracy").min() == 1) is True
    assert values["missed_new_samples"] is bool(column(values, "last", "accuracy").max() < 0.9) is True
    # 4000 test samples for each seed: a standard error of 0.006
    assert column(values, "last", "accuracy").mean() == pytest.approx(5 / 6, abs=0.02)


def test_the_model_kept_by_validation_is_less_confident_and_has_a_lower_test_loss(values):
    last, best = (column(values, name, "loss") for name in ("last", "best"))
    assert values["best_has_lower_loss"] is bool((best < last).all()) is True
    gap = column(values, "last", "confidence") - column(values, "last", "accuracy")
    assert values["became_over_confident"] is bool((gap > 0.03).all()) is True
    assert column(values, "best", "confidence").mean() < column(values, "last", "confidence").mean()
    accuracy = column(values, "last", "accuracy").mean() - column(values, "best", "accuracy").mean()
    assert values["accuracy_is_similar"] is bool(abs(accuracy) < 0.015) is True


def test_means_and_spread_are_those_of_the_runs(values):
    for name, row in values["mean"].items():
        for metric, found in row.items():
            assert found == pytest.approx(column(values, name, metric).mean(), abs=1e-9)
    curves = numpy.array(values["curves"])
    for place, name in enumerate(("train", "validation")):
        losses = curves[:, :, place]
        expected = numpy.column_stack([range(EPOCHS + 1), losses.min(0), losses.max(0), losses.mean(0)])
        assert numpy.array(values["spread"][name]) == pytest.approx(expected, abs=1e-6)


def test_another_model_memorises_and_misses_new_samples_too():
    # the same kind of data in numpy, learned by random features and ridge-free least squares
    rng = numpy.random.default_rng(0)
    rule = rng.standard_normal((50, 7))
    inputs = rng.standard_normal((5000, 50))
    labels = (inputs @ rule).argmax(1)
    features = numpy.maximum(inputs @ rng.standard_normal((50, 1500)) / 50**0.5, 0)
    weights = numpy.linalg.lstsq(features[:1000], numpy.eye(7)[labels[:1000]], rcond=None)[0]
    right = (features @ weights).argmax(1) == labels
    assert right[:1000].mean() > 0.99
    assert right[1000:].mean() < 0.9
    assert torch.tensor(right[1000:]).float().mean() > 2 / 7  # and yet it has learned something
