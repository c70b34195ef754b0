import pytest

DATA = ["overlapping", "between", "separated"]

MEASURED = {  # accuracy, confidence, ECE, NLL
    ("overlapping", "plain"): (0.7873, 0.9156, 0.1283, 0.8237),
    ("overlapping", "smoothed"): (0.7448, 0.7238, 0.0228, 0.7163),
    ("overlapping", "scaled"): (0.7873, 0.8022, 0.0162, 0.5795),
    ("between", "plain"): (0.8748, 0.9373, 0.0626, 0.4130),
    ("between", "smoothed"): (0.8413, 0.7525, 0.0890, 0.4883),
    ("between", "scaled"): (0.8748, 0.8857, 0.0175, 0.3416),
    ("separated", "plain"): (0.9340, 0.9561, 0.0227, 0.2059),
    ("separated", "smoothed"): (0.9113, 0.7818, 0.1298, 0.3551),
    ("separated", "scaled"): (0.9340, 0.9357, 0.0069, 0.1908),
}


@pytest.mark.parametrize("data, model", MEASURED)
def test_the_models_end_where_they_were_measured(values, data, model):
    row = values[data][model]
    accuracy, confidence, ece, nll = MEASURED[data, model]
    assert row["accuracy"] == pytest.approx(accuracy, abs=0.005)
    assert row["confidence"] == pytest.approx(confidence, abs=0.005)
    assert row["ece"] == pytest.approx(ece, abs=0.005)
    assert row["nll"] == pytest.approx(nll, abs=1e-3, rel=1e-2)


@pytest.mark.parametrize("data", DATA)
def test_smoothing_always_lowers_confidence_and_here_accuracy_too(values, data):
    result = values[data]
    assert result["smoothed"]["confidence"] < result["plain"]["confidence"] - 0.1
    assert result["smoothed"]["accuracy"] < result["plain"]["accuracy"]


def test_smoothing_calibrates_only_the_most_overconfident_model(values):
    assert values["overlapping"]["smoothed"]["ece"] < values["overlapping"]["plain"]["ece"] / 3
    assert values["between"]["smoothed"]["ece"] > values["between"]["plain"]["ece"]
    assert values["separated"]["smoothed"]["ece"] > 3 * values["separated"]["plain"]["ece"]


@pytest.mark.parametrize("data", DATA)
def test_a_temperature_above_one_calibrates_without_touching_the_accuracy(values, data):
    result = values[data]
    assert result["scaled"]["temperature"] > 1
    assert result["scaled"]["accuracy"] == result["plain"]["accuracy"]
    assert result["scaled"]["ece"] < result["plain"]["ece"]
    assert result["scaled"]["nll"] < min(result["plain"]["nll"], result["smoothed"]["nll"])


def test_the_more_overlap_the_higher_the_temperature(values):
    temperatures = [values[data]["scaled"]["temperature"] for data in DATA]
    assert temperatures == pytest.approx([2.21, 1.69, 1.36], abs=0.06)
    assert temperatures == sorted(temperatures, reverse=True)


@pytest.mark.parametrize("data, model", MEASURED)
def test_calibration_error_is_at_least_the_gap_between_confidence_and_accuracy(values, data, model):
    row = values[data][model]
    assert row["ece"] >= abs(row["confidence"] - row["accuracy"]) - 1e-12
