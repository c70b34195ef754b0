import inspect

import pytest
from torch import nn

SCORES = [0.25, 0.5, -0.5, 1.0]


def hinges(scores, listed):
    """Every (true class, other class) pair of a target that lists its classes; repeats count again."""
    true = listed[: listed.index(-1)] if -1 in listed else listed
    others = [k for k in range(len(scores)) if k not in true]
    return [max(0.0, 1 - scores[k] + scores[j]) for k in true for j in others]


def loss(listed, scores=SCORES):
    return sum(hinges(scores, listed)) / len(scores)


def test_every_argument_is_on_the_page():
    assert set(inspect.signature(nn.MultiLabelMarginLoss).parameters) == {"reduction", "size_average", "reduce"}


def test_all_pairs_are_added_and_divided_by_the_classes(values):
    assert values["loss"] == pytest.approx(loss([3, 0, -1, -1]))
    assert len(hinges(SCORES, [3, 0, -1, -1])) == 4
    assert values["sum_of_hinges"] == pytest.approx(sum(hinges(SCORES, [3, 0, -1, -1])))
    assert values["two_samples"] == pytest.approx(2 * values["loss"])
    assert values["divisor"] == pytest.approx(2)
    assert values["shifted"] == pytest.approx(values["loss"], abs=1e-4)


def test_equal_scores_start_at_true_classes_times_others_over_all(values):
    assert values["at_start"] == pytest.approx({str(k): k * (4 - k) / 4 for k in range(5)})
    # each row names the first k classes and ends in -1, as a target must be written
    assert values["lists"] == {str(k): [*range(k), *[-1] * (4 - k)] for k in range(5)}
    assert values["floor"] == 0


def test_only_the_classes_before_the_first_minus_one_count_and_their_order_does_not(values):
    assert values["after_the_end"] == values["in_other_order"] == values["loss"]
    assert values["once"] == pytest.approx(loss([3, -1]))
    assert values["repeated"] == pytest.approx(2 * values["once"])


def test_multi_hot_targets_are_read_as_classes_zero_and_one(values):
    assert values["multi_hot"] == pytest.approx(loss([1, 0, 0, 1]))
    assert values["read_as"] == pytest.approx(loss([0, 1, -1, -1]))
    assert values["multi_hot"] == pytest.approx(2 * values["read_as"])
    assert values["multi_hot"] != pytest.approx(values["loss"])
    rows = [[number >> place & 1 for place in range(4)] for number in range(16)]
    mixed = [row for row in rows if len(set(row)) == 2]
    assert sorted(values["mixed"]) == sorted(mixed)
    assert values["satisfied"] == max(loss(row, [5, 5, 0, 0]) for row in mixed) == 0
    assert loss([0] * 4, [5, 5, 0, 0]) > 0 < loss([1] * 4, [5, 5, 0, 0])  # a row of one kind names one class alone


def test_messages_name_range_size_and_dtype(values):
    assert "out of range" in values["messages"]["range"]
    assert "[1, 3]" in values["messages"]["size"]
    assert "Long" in values["messages"]["dtype"]


def test_the_curves_follow_the_definition(values):
    curves = values["loss_curves"]
    assert list(curves["loss"]) == ["[0, -1, -1, -1]", "[0, 1, -1, -1]", "[0, 1, 2, -1]"]
    for true, losses, slopes in zip((1, 2, 3), curves["loss"].values(), curves["gradient"].values(), strict=True):
        listed = [*range(true), -1]
        scores = [[x] * true + [0] * (4 - true) for x in curves["x"]]
        assert losses == pytest.approx([loss(listed, row) for row in scores], abs=1e-5)
        for x, slope in zip(curves["x"], slopes, strict=True):
            assert slope is None or slope == pytest.approx(-(4 - true) / 4 if x < 1 else 0, abs=1e-6)
        assert slopes.count(None) == 1
    assert curves["x"] == pytest.approx([-2 + i / 20 for i in range(101)], abs=1e-6)
    assert values["steepest"] == pytest.approx([-3 / 4, -2 / 4, -1 / 4])
