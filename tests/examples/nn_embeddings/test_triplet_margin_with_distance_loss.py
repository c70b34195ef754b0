import math

import pytest

NEGATIVES = [30, 60, 90, 180]  # degrees; the anchor is at 0, the positive at 60


def chord(degrees):
    return 2 * math.sin(math.radians(degrees) / 2)


def one_minus_cosine(degrees):
    return 1 - math.cos(math.radians(degrees))


def triplets(distance, margin, positive=60):
    return [max(0.0, distance(positive) - distance(n) + margin) for n in NEGATIVES]


def test_the_arguments_are_all_on_the_page(values):
    assert values["arguments"] == ["distance_function", "margin", "swap", "reduction"]


def test_without_a_distance_it_is_triplet_margin_loss(values):
    assert values["default"] == pytest.approx(triplets(chord, 1.0), abs=1e-5)
    assert values["same_as_triplet_margin"] is True


def test_facenets_loss_is_twice_that_of_the_cosine(values):
    assert values["cosine"] == pytest.approx(triplets(one_minus_cosine, 0.5), abs=1e-9)
    assert values["squared"] == pytest.approx(triplets(lambda d: chord(d) ** 2, 1.0), abs=1e-9)
    assert values["squared_is_twice_cosine"] is True
    assert values["longer"] == pytest.approx(values["cosine"], abs=1e-9)  # the length of the embeddings does not matter


def test_swap_takes_the_smaller_distance_to_the_negative(values):
    nearer = [min(one_minus_cosine(n), one_minus_cosine(n - 60)) for n in NEGATIVES]
    assert values["swapped"] == pytest.approx([max(0.0, 0.5 - d + 0.5) for d in nearer], abs=1e-9)


def test_start_floor_and_divisor(values):
    assert values["collapsed"] == pytest.approx(1.0)
    assert values["floors"] == pytest.approx({str(m): max(0.0, 0 - 2 + m) for m in (0.5, 2.0, 2.5)}, abs=1e-9)
    assert values["divisor"] == pytest.approx(4)


def test_the_gradient_is_divided_by_the_length(values):
    # positive and negative at right angles on both sides: turning the anchor changes both cosines at rate 1
    assert values["gradient_norm"] == pytest.approx({"1.0": 2.0, "10.0": 0.2}, abs=1e-9)


def test_a_similarity_rewards_the_wrong_triplets(values):
    expected = [max(0.0, 0.5 - math.cos(math.radians(n)) + 0.5) for n in NEGATIVES]
    assert values["similarity"] == pytest.approx(expected, abs=1e-9)
    assert values["similarity"][0] < values["similarity"][3]


def test_a_distance_that_averages_lets_easy_triplets_cancel_hard_ones(values):
    mean_negative = sum(map(one_minus_cosine, NEGATIVES)) / 4
    assert values["scalar"] == pytest.approx(max(0.0, 0.5 - mean_negative + 0.5), abs=1e-9)
    assert values["mean_per_triplet"] == pytest.approx(sum(triplets(one_minus_cosine, 0.5)) / 4, abs=1e-9)
    assert values["scalar"] < values["mean_per_triplet"]


def test_the_default_dim_compares_along_time(values):
    assert values["shape_with_default_dim"] == [3, 2]
    assert values["a_loss_per_feature"] is True
    assert values["parameters_of_the_loss"] == 2  # weight and bias of the bilinear layer
    assert values["messages"]["margin"].endswith("expected margin to be greater than 0, got 0 instead")


def test_the_curves_are_those_of_the_three_distances(values):
    curves = values["loss_curves"]
    distances = {"distance": chord, "1 - cos": one_minus_cosine, "squared distance": lambda d: chord(d) ** 2}
    assert set(curves["loss"]) == set(distances)
    for label, distance in distances.items():
        expected = [max(0.0, distance(60) - distance(math.degrees(x)) + 0.5) for x in curves["x"]]
        assert curves["loss"][label] == pytest.approx(expected, abs=1e-5)
        slopes = curves["gradient"][label]
        assert slopes.count(None) == 1
        for index in range(1, len(slopes) - 1):
            x, slope = math.degrees(curves["x"][index]), slopes[index]
            around = [distance(60) - distance(x + shift) + 0.5 for shift in (-0.5, 0.5)]
            if slope is not None and min(around) > 0:
                assert slope == pytest.approx((around[1] - around[0]) / math.radians(1), abs=1e-3)
            elif slope is not None and max(around) < 0:
                assert slope == 0
