import pytest


def changes(values, case, name, measure):
    return [run[name][measure] - run["plain"][measure] for run in values["runs"][case]]


@pytest.mark.parametrize("name", ["ratio", "focal"])
def test_a_fitting_model_keeps_its_ranking(values, name):
    for measure in ("ap", "auc"):
        assert max(map(abs, changes(values, "fits", name, measure))) < 0.02
    assert values["nothing_moves_when_it_fits"]
    assert values["largest_change_when_it_fits"] < 0.02


@pytest.mark.parametrize("name", ["ratio", "focal"])
def test_a_misfit_gains_in_auc_and_loses_in_average_precision(values, name):
    assert min(changes(values, "misfit", name, "auc")) > 0
    assert max(changes(values, "misfit", name, "ap")) < 0
    assert values["auc_rises_when_it_does_not"]
    assert values["ap_falls_when_it_does_not"]


def test_auc_and_average_precision_stay_in_their_ranges(values):
    for means in values["means"].values():
        assert 0.5 < means["auc"] < 1
        assert 0.03 < means["ap"] < 1  # guessing has the share of positives


def test_the_fitting_problem_reaches_its_known_auc(values):
    # Two normal distributions whose means are sqrt(8) apart: AUC is the normal cdf of sqrt(8) / sqrt(2).
    assert values["means"]["fits_plain"]["auc"] == pytest.approx(0.9772, abs=0.01)
