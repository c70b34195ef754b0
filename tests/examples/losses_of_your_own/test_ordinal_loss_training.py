import statistics

import pytest
import torch


def test_coral_is_better_than_cross_entropy(values):
    mean = {name: statistics.mean(row) for name, row in values["compared"].items()}
    assert values["mean"] == pytest.approx(mean)
    assert values["coral_is_better"] is (mean["CORAL"] < mean["CE, argmax"] - 0.03) is True
    assert mean["CORAL"] < mean["CE, median"]
    wins = [a < b for a, b in zip(values["compared"]["CORAL"], values["compared"]["CE, argmax"], strict=True)]
    assert values["coral_wins"] == sum(wins)


def test_rounded_squares_do_as_well(values):
    rows = values["compared"]
    assert abs(statistics.mean(rows["CORAL"]) - statistics.mean(rows["MSE, rounded"])) < 0.03
    assert values["like_rounded_squares"] is True


def test_no_model_beats_the_noise(values):
    # the best grade knows the score: its error on samples of the same kind bounds all models from below
    torch.manual_seed(1)
    cuts = torch.tensor([-1.5, -0.5, 0.5, 1.5])
    score = 1.2 * torch.randn(20_000)
    grades = torch.bucketize(score + 0.5 * torch.randn(20_000), cuts)
    floor = (torch.bucketize(score, cuts) - grades).abs().float().mean().item()
    assert floor == pytest.approx(0.36, abs=0.05)
    assert all(error > floor - 0.03 for row in values["compared"].values() for error in row)
