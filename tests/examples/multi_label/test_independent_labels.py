import math

import pytest

LOGITS = [[2.0, 0.0, -2.0], [1.0, -1.0, 0.5]]
TARGETS = [[1, 1, 0], [0, 0, 0]]


def loss(z, y):
    return math.log1p(math.exp(-z if y else z))


TABLE = [[loss(z, y) for z, y in zip(*rows, strict=True)] for rows in zip(LOGITS, TARGETS, strict=True)]


def test_the_elements_are_binary_losses(values):
    for row, expected in zip(values["element_losses"], TABLE, strict=True):
        assert row == pytest.approx(expected, abs=1e-6)


def test_the_mean_divides_by_all_elements_and_the_sum_over_labels_is_k_times_as_large(values):
    total = sum(map(sum, TABLE))
    assert values["mean_over_elements"] == pytest.approx(total / 6, abs=1e-6)
    assert values["mean_of_row_sums"] == pytest.approx(total / 2, abs=1e-6)
    assert values["ratio"] == pytest.approx(3, abs=1e-5)


def test_moving_one_label_leaves_the_others_alone(values):
    columns = [sum(column) / 2 for column in zip(*TABLE, strict=True)]
    assert values["loss_of_each_label"] == pytest.approx(columns, abs=1e-6)
    moved = (loss(5, 1) + loss(4, 0)) / 2
    assert values["after"] == pytest.approx([moved, *columns[1:]], abs=1e-6)
    assert values["change"][0] == pytest.approx(moved - columns[0], abs=1e-6)
    assert values["others_unchanged"] is True


def test_sigmoids_need_not_add_up_to_one(values):
    assert values["sum_of_sigmoids"] == pytest.approx(1.5, abs=1e-6)  # sigmoid(2) + sigmoid(-2) is 1
    assert values["predicted"] == [[1, 1, 0], [1, 0, 1]]
