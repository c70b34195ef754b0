import inspect

import pytest
from torch import nn

DISTANCES, LABELS = [0.25, 0.5, 0.75, 1.5], [1, 1, -1, -1]


def pair(distance, label, margin=1.0):
    return distance if label == 1 else max(0.0, margin - distance)


def mean(distances, labels=LABELS, margin=1.0):
    return sum(pair(d, y, margin) for d, y in zip(distances, labels, strict=True)) / len(distances)


def test_every_argument_is_on_the_page():
    arguments = set(inspect.signature(nn.HingeEmbeddingLoss).parameters)
    assert arguments == {"margin", "reduction", "size_average", "reduce"}


def test_a_pair_costs_its_distance_or_what_it_lacks_to_the_margin(values):
    assert values["per_pair"] == pytest.approx([pair(d, y) for d, y in zip(DISTANCES, LABELS, strict=True)])
    assert values["loss"] == pytest.approx(mean(DISTANCES))
    assert values["total"] == pytest.approx(4 * mean(DISTANCES))
    assert values["divisor"] == pytest.approx(len(DISTANCES))


def test_equal_distances_start_at_half_the_margin_and_perfect_ones_reach_zero(values):
    assert values["at_start"] == pytest.approx([mean([d] * 4) for d in (0, 0.5, 1)])
    assert values["at_start"] == pytest.approx([0.5] * 3)
    assert values["floor"] == 0


def test_a_label_of_zero_costs_the_larger_of_distance_and_margin(values):
    expected = [d if y == 1 else max(d, 1.0) for d, y in zip(DISTANCES, LABELS, strict=True)]
    assert values["zero_labels"] == pytest.approx(expected)
    slopes, xs = values["loss_curves"]["gradient"]["y=0"], values["loss_curves"]["x"]
    assert all(s == (1 if x > 1 else 0) for x, s in zip(xs, slopes, strict=True) if s is not None)


def test_on_similarities_the_wrong_embedding_has_the_smaller_loss(values):
    assert values["similarity"]["good"] == pytest.approx(mean([0.9, 0.9, -0.9, -0.9]))
    assert values["similarity"]["bad"] == pytest.approx(mean([-0.9, -0.9, 0.9, 0.9]))
    assert values["similarity"]["bad"] < 0 < values["similarity"]["good"]


def test_a_column_of_labels_averages_all_combinations(values):
    table = [pair(d, y) for d in DISTANCES for y in LABELS]
    assert values["broadcast"] == pytest.approx(sum(table) / 16)


def test_other_sizes_raise(values):
    assert values["size_message"].startswith("The size of tensor a (3) must match the size of tensor b (4)")


def test_the_curves_follow_the_definition_and_no_gradient_exceeds_one(values):
    curves = values["loss_curves"]
    assert curves["x"] == pytest.approx([i / 20 for i in range(61)], abs=1e-6)
    for label, y, margin in (("y=1", 1, 1), ("y=-1, margin=1", -1, 1), ("y=-1, margin=2", -1, 2)):
        assert curves["loss"][label] == pytest.approx([pair(x, y, margin) for x in curves["x"]], abs=1e-6)
        expected = [1 if y == 1 else -1 if x < margin else 0 for x in curves["x"]]
        got = curves["gradient"][label]
        assert all(g in (None, e) for g, e in zip(got, expected, strict=True))
        assert got.count(None) == (y != 1)
    assert curves["loss"]["y=0"] == pytest.approx([max(x, 1) for x in curves["x"]], abs=1e-6)
    assert values["largest_gradient"] == 1
