import statistics
from itertools import pairwise

import pytest
import torch


def means(table):
    return {name: statistics.mean(row) for name, row in table.items()}


def test_coral_is_better_than_cross_entropy(values):
    gaps = {}
    for condition, table in values["tables"].items():
        mean = means(table)
        assert values["mean"][condition] == pytest.approx(mean)
        gaps[condition] = min(mean["CE, argmax"], mean["CE, median"]) - mean["CORAL"]
    assert values["coral_is_better"] is (min(gaps["even"], gaps["uneven"]) > 0.03) is True
    assert values["gap_shrinks"] is (gaps["many"] < gaps["even"] / 2) is True


def test_rounded_squares_do_as_well_only_on_even_grades(values):
    even, uneven = (means(values["tables"][condition]) for condition in ("even", "uneven"))
    assert values["like_rounded_squares"] is (abs(even["CORAL"] - even["MSE, rounded"]) < 0.03) is True
    assert values["rounded_squares_fail"] is (uneven["MSE, rounded"] - uneven["CORAL"] > 0.03) is True
    for condition, even_steps, samples in (("even", True, 60), ("uneven", False, 60), ("many", True, 400)):
        cuts, count = values["conditions"][condition]
        steps = [round(b - a, 6) for a, b in pairwise(cuts)]
        assert min(steps) > 0  # grades rise with the score
        assert (len(set(steps)) == 1) is even_steps
        assert count == samples


def test_every_row_is_drawn(values):
    tables = values["tables"]
    assert list(values["compared"].values()) == [*tables["even"].values(), *tables["uneven"].values()]
    assert {len(row) for row in values["compared"].values()} == {5}


def test_no_model_beats_the_noise(values):
    # the best grade knows the score: its error on samples of the same kind bounds all models from below
    torch.manual_seed(1)
    cuts = torch.tensor([-1.5, -0.5, 0.5, 1.5])
    score = 1.2 * torch.randn(20_000)
    grades = torch.bucketize(score + 0.5 * torch.randn(20_000), cuts)
    floor = (torch.bucketize(score, cuts) - grades).abs().float().mean().item()
    assert floor == pytest.approx(0.36, abs=0.05)
    rows = [*values["tables"]["even"].values(), *values["tables"]["many"].values()]
    assert all(error > floor - 0.03 for row in rows for error in row)
    assert statistics.mean(values["tables"]["many"]["CORAL"]) < floor + 0.04  # 400 samples are enough to come close
