from statistics import fmean

import pytest

LABELS = ["PoissonNLLLoss", "MSELoss", "MSELoss_exp"]


def test_averages_are_those_of_the_runs(values):
    assert values["RUNS"] == 16
    assert list(values["compared"]) == LABELS
    for label in LABELS:
        assert len(values["compared"][label]) == len(values["everywhere"][label]) == 16
        assert values["average"][label] == pytest.approx(fmean(values["compared"][label]))
        assert values["average_everywhere"][label] == pytest.approx(fmean(values["everywhere"][label]))


def test_poisson_is_closer_where_counts_are_rare(values):
    poisson, *others = (fmean(values["compared"][label]) for label in LABELS)
    assert values["closer_where_rare"]
    assert poisson < min(others)
    poisson, *others = (fmean(sorted(values["compared"][label], reverse=True)[:4]) for label in LABELS)
    assert values["worst"]["PoissonNLLLoss"] == pytest.approx(poisson)
    assert values["worst_runs_are_better"]
    assert poisson < min(others)


def test_wins_are_counted_run_by_run(values):
    rows = zip(*(values["compared"][label] for label in LABELS), strict=True)
    assert values["wins"] == sum(row[0] == min(row) for row in rows)


def test_everyone_learned(values):
    # The mean rate is about 4; a constant prediction would be off by more than 3.
    assert max(max(errors) for errors in values["everywhere"].values()) < 1


def test_only_the_plain_output_can_be_negative(values):
    assert values["negative"]["PoissonNLLLoss"] == values["negative"]["MSELoss_exp"] == 0
    assert values["negative"]["MSELoss"] >= 1
    assert values["only_plain_mse_went_negative"]
