import math

import pytest

POSITIVE = (3.0, 4.0)
NEGATIVES = [(6.0, 8.0), (3.3, 4.4), (0.0, 5.0), (0.0, 2.0)]


def length(point):
    return math.hypot(*point)


def triplet(negative, positive=POSITIVE):
    return max(0.0, length(positive) - length(negative) + 1.0)


def test_the_arguments_are_all_on_the_page(values):
    assert values["arguments"] == ["margin", "p", "eps", "swap", "size_average", "reduce", "reduction"]


def test_each_triplet_compares_distances_that_are_not_squared(values):
    assert values["per_triplet"] == pytest.approx([triplet(n) for n in NEGATIVES], abs=1e-5)
    squared = [max(0.0, 25 - length(n) ** 2 + 1) for n in NEGATIVES]
    assert values["facenet"] == pytest.approx(squared, abs=1e-4)
    assert values["facenet"] != pytest.approx(values["per_triplet"], abs=0.1)


def test_swap_takes_the_smaller_distance_to_the_negative(values):
    expected = []
    for n in NEGATIVES:
        nearer = min(length(n), length((n[0] - 3, n[1] - 4)))
        expected.append(max(0.0, 5 - nearer + 1))
    assert values["swapped"] == pytest.approx(expected, abs=1e-5)


def test_the_mean_counts_easy_triplets(values):
    losses = [triplet(n) for n in NEGATIVES]
    assert values["total"] == pytest.approx({"sum": sum(losses), "mean": sum(losses) / 4}, abs=1e-5)
    assert values["divisor"] == pytest.approx(4)
    assert values["active"] == 3
    assert values["mean_of_active"] == pytest.approx(sum(losses) / 3, abs=1e-5)
    assert values["floor"] == 0


def test_a_collapsed_model_stays_at_the_margin(values):
    assert values["collapsed"] == pytest.approx({"0.2": 0.2, "1.0": 1.0}, abs=1e-6)
    # anchor: the two directions cancel; positive and negative are pushed along eps, a unit vector
    assert values["collapsed_gradient"] == pytest.approx([0, 1, 1], abs=1e-4)


def test_easy_triplets_have_no_gradient_and_hard_ones_unit_vectors(values):
    assert values["easy_gradient"] == [0, 0, 0]
    away, towards = (-0.6, -0.8), (3 / 5, 4 / 5)  # unit vectors to the negative and to the positive
    anchor = length((away[0] - towards[0], away[1] - towards[1]))
    assert values["hard_gradient"] == pytest.approx([anchor, 1, 1], abs=1e-4)


def test_eps_is_added_to_each_component(values):
    assert values["distance_of_equal"] == pytest.approx(math.sqrt(4 * 1e-12), rel=1e-6)
    assert values["there"] == pytest.approx(math.sqrt(4 * (0 - 100 + 0.1) ** 2), rel=1e-9)
    assert values["back"] == pytest.approx(math.sqrt(4 * (100 + 0.1) ** 2), rel=1e-9)


def test_what_goes_wrong_in_silence(values):
    scaled = [triplet((10 * n[0], 10 * n[1]), positive=(30.0, 40.0)) for n in NEGATIVES]
    assert values["scaled"] == pytest.approx(scaled, abs=1e-4)
    assert values["shape_of_features"] == [3, 2, 4]
    assert values["a_loss_for_each_row"] is True
    assert values["one_column"] == pytest.approx([triplet((n[0], n[0])) for n in NEGATIVES], abs=1e-4)
    assert "match the size of tensor b (3)" in values["messages"]["batch"]


def test_the_curve_is_a_line_to_zero(values):
    curves = values["loss_curves"]
    for margin in (0.2, 1.0, 2.0):
        losses, slopes = curves["loss"][f"margin={margin}"], curves["gradient"][f"margin={margin}"]
        assert losses == pytest.approx([max(0.0, 1 - x + margin) for x in curves["x"]], abs=1e-5)
        assert slopes.count(None) == 1
        for x, slope in zip(curves["x"], slopes, strict=True):
            assert slope is None or slope == pytest.approx(-1 if x < 1 + margin else 0, abs=1e-6)
