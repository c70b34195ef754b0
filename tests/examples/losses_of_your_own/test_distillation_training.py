import math
import statistics

import pytest


def test_distillation_has_the_lowest_test_loss(values):
    rows = values["compared"]
    mean = {name: statistics.mean(row) for name, row in rows.items()}
    assert values["mean"] == pytest.approx(mean)
    assert values["lower_loss"] is (mean["distilled"] < min(mean["hard"], mean["smoothed"])) is True
    assert values["wins"] == len(
        [1 for own, labels in zip(rows["distilled"], rows["hard"], strict=True) if own < labels]
    )


def test_the_student_comes_close_to_the_teacher(values):
    assert values["mean_teacher"] == pytest.approx(statistics.mean(values["teachers"]))
    gap = values["mean"]["distilled"] - values["mean_teacher"]
    assert values["close_to_teacher"] is (-0.03 < gap < 0.03) is True
    assert len(values["teachers"]) == 5


def test_nobody_beats_the_data_by_much(values):
    # the entropy of the label given the input, by a fine grid: four normals of unit variance at distance 1.5
    centres = [(1.5, 0), (0, 1.5), (-1.5, 0), (0, -1.5)]
    total = weight = 0.0
    steps = [i / 5 - 6 for i in range(61)]
    for x in steps:
        for y in steps:
            densities = [math.exp(-((x - a) ** 2 + (y - b) ** 2) / 2) for a, b in centres]
            whole = sum(densities)
            total += whole * -sum(d / whole * math.log(d / whole) for d in densities if d)
            weight += whole
    floor = total / weight
    assert floor - 0.03 < values["mean_teacher"] < floor + 0.05
    assert values["mean"]["distilled"] > floor - 0.03


def test_more_labels_leave_less_to_gain(values):
    gains = {
        count: statistics.mean(table["hard"]) - statistics.mean(table["distilled"])
        for count, table in values["tables"].items()
    }
    assert (values["gain"], values["gain_many"]) == pytest.approx((gains["60"], gains["1000"]))
    assert values["gain_shrinks"] is (gains["1000"] < gains["60"] / 2) is True
    assert values["compared"] == values["tables"]["60"]
