import inspect

import pytest
from torch import nn

FIRST, SECOND, Y = [2.0, 1.0, 0.5, 0.25], [1.0, 1.5, 0.5, 1.0], [1, 1, 1, -1]


def pair(difference, y, margin=0.0):
    return max(0.0, margin - y * difference)


def test_every_argument_is_on_the_page():
    arguments = set(inspect.signature(nn.MarginRankingLoss).parameters)
    assert arguments == {"margin", "reduction", "size_average", "reduce"}


def test_a_pair_costs_what_its_difference_lacks_to_the_margin(values):
    for margin, row in values["per_pair"].items():
        expected = [pair(a - b, y, float(margin)) for a, b, y in zip(FIRST, SECOND, Y, strict=True)]
        assert row == pytest.approx(expected)
    assert values["loss"] == pytest.approx(sum(values["per_pair"]["1.0"]) / 4)
    assert values["total"] == pytest.approx(sum(values["per_pair"]["1.0"]))
    assert values["divisor"] == pytest.approx(4)


def test_equal_scores_start_at_the_margin(values):
    assert values["at_start"] == {"0.0": 0, "0.5": 0.5, "1.0": 1}
    assert values["floor"] == pair(1, 1, 1) == 0


def test_a_y_of_zero_costs_the_margin_and_teaches_nothing(values):
    assert values["zero_labels"] == {"loss": [1, 1], "gradient": [0, 0]}


def test_a_column_and_a_row_make_every_combination(values):
    assert values["broadcast_shape"] == [4, 4]
    table = [pair(a - b, y, 1.0) for a, y in zip(FIRST, Y, strict=True) for b in SECOND]
    assert values["broadcast"] == pytest.approx(sum(table) / 16)
    assert values["broadcast"] != pytest.approx(values["loss"])


def test_with_flipped_pairs_the_best_difference_is_the_margin(values):
    assert list(values["best_difference"]) == ["0.0", "0.5", "1.0"]
    for name, best in values["best_difference"].items():
        margin = float(name)
        risk = {d / 100: 0.7 * pair(d / 100, 1, margin) + 0.3 * pair(d / 100, -1, margin) for d in range(-300, 301)}
        assert best == pytest.approx(min(risk, key=risk.get), abs=1e-6)
        assert best == pytest.approx(margin, abs=1e-6)


def test_messages(values):
    assert "same dimension" in values["messages"]["axes"]
    assert "size of tensor" in values["messages"]["size"]
    assert "bool tensor" in values["messages"]["bool"]


def test_the_curves_follow_the_definition(values):
    curves = values["loss_curves"]
    assert curves["x"] == pytest.approx([-3 + i / 20 for i in range(121)], abs=1e-6)
    settings = (("y=1, margin=0", 1, 0), ("y=1, margin=1", 1, 1), ("y=-1, margin=1", -1, 1), ("y=0, margin=1", 0, 1))
    assert list(curves["loss"]) == [label for label, _, _ in settings]
    for label, y, margin in settings:
        assert curves["loss"][label] == pytest.approx([pair(x, y, margin) for x in curves["x"]], abs=1e-5)
        slopes = [-y if margin - y * x > 1e-5 else 0 for x in curves["x"]]
        assert all(g in (None, s) for g, s in zip(curves["gradient"][label], slopes, strict=True))
        assert curves["gradient"][label].count(None) == (y != 0)
    assert values["largest_gradient"] == 1
    assert values["tie_gradient"] == -1
