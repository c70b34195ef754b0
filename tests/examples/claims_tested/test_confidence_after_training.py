import pytest


def rows(values, case, name, measure):
    return [run[measure] for run in values["results"][case][name]]


@pytest.mark.parametrize("name", ["smoothing", "focal"])
def test_calibration_improves_when_overfit_and_suffers_when_it_fits(values, name):
    for case, sign in {"overfit": -1, "fits": 1}.items():
        pairs = zip(rows(values, case, name, "ece"), rows(values, case, "plain", "ece"), strict=True)
        assert all(sign * (new - old) > 0 for new, old in pairs)
    assert values[f"{name}_helps_when_overfit"]
    assert values[f"{name}_hurts_when_it_fits"]


def test_the_overfitted_model_is_over_confident(values):
    runs = values["results"]["overfit"]["plain"]
    assert all(run["confidence"] > run["accuracy"] + 0.1 for run in runs)
    assert values["confidence_exceeds_accuracy"]


def test_ece_is_at_least_the_gap_between_mean_confidence_and_accuracy(values):
    # By the triangle inequality, for any bins.
    for runs in values["results"].values():
        for run in (run for each in runs.values() for run in each):
            assert run["ece"] >= abs(run["confidence"] - run["accuracy"]) - 1e-4


def test_the_means_are_those_of_the_runs(values):
    for key, means in values["means"].items():
        case, _, name = key.partition("_")
        for measure, mean in means.items():
            runs = rows(values, case, name, measure)
            assert mean == pytest.approx(sum(runs) / len(runs))
