import math

import pytest

LOSS = {"abs": 1e-3, "rel": 1e-2}  # trainings move in the last digits between processors
ACCURACY = {"abs": 0.005}


@pytest.mark.parametrize(
    "name, reported, true_loss, accuracies",
    [
        ("sgd_right", 0.1493, 0.1493, [0.6820, 0.8045, 0.8455]),
        ("sgd_double", 1.6821, 1.3387, [0.2850, 0.3625, 0.4930]),
        ("adamw_right", 0.0938, 0.0938, [0.7880, 0.8320]),
        ("adamw_double", 1.2033, 0.0521, [0.7510, 0.8250]),
    ],
)
def test_the_trainings_end_where_they_were_measured(values, name, reported, true_loss, accuracies):
    result = values[name]
    assert result["reported"] == pytest.approx(reported, **LOSS)
    assert result["true_loss"] == pytest.approx(true_loss, **LOSS)
    steps = ["step_100", "step_200", "step_400"][: len(accuracies)]
    assert [result[step] for step in steps] == pytest.approx(accuracies, **ACCURACY)


def test_with_sgd_the_second_softmax_costs_a_third_of_the_accuracy(values):
    assert values["sgd_right"]["step_400"] > values["sgd_double"]["step_400"] + 0.3


def test_with_adamw_it_costs_almost_nothing(values):
    assert abs(values["adamw_right"]["step_200"] - values["adamw_double"]["step_200"]) < 0.02


def test_the_loss_with_two_softmaxes_never_reaches_below_its_floor(values):
    assert values["floor"] == pytest.approx(math.log(1 + 6 / math.e), abs=1e-12)
    for name in ("sgd_double", "adamw_double"):
        assert values[name]["reported"] > values["floor"]
        assert values[name]["true_loss"] < values[name]["reported"]
    for name in ("sgd_right", "adamw_right"):
        assert values[name]["reported"] < values["floor"]


def test_both_start_near_the_loss_of_guessing(values):
    for name in ("sgd_right", "sgd_double", "adamw_right", "adamw_double"):
        assert values[name]["first"] == pytest.approx(math.log(7), abs=0.1)


def test_no_run_meets_a_nan(values):
    assert [values[n]["nans"] for n in ("sgd_right", "sgd_double", "adamw_right", "adamw_double")] == [0] * 4
