"""Against the binary loss of one probability, summed over a list of labels in plain Python."""

import math

import pytest


def bce(labels, p, w=1.0):
    return sum(-(w * y * math.log(p) + (1 - y) * math.log(1 - p)) for y in labels) / len(labels)


def labels_of(share):
    ones = round(100 * share)
    return [1] * ones + [0] * (100 - ones)


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


@pytest.fixture(scope="module")
def rows(run):
    return run("diagnose/stuck_binary.py").values["binary_rows"]


def test_a_constant_prediction_costs_what_its_probability_costs(rows):
    assert all(loss == pytest.approx(bce([1, 0], 0.5), abs=1e-9) for _, loss in rows["binary_chance"])
    for inputs, loss in rows["base_rate"]:
        labels = labels_of(inputs["share"])
        assert loss == pytest.approx(bce(labels, inputs["share"]), abs=1e-9)
        assert loss <= min(bce(labels, p / 100) for p in range(1, 100)) + 1e-9


def test_two_sigmoids_start_from_a_half_and_end_at_zero_and_one(rows):
    for inputs, loss in rows["sigmoid_twice_start"]:
        assert loss == pytest.approx(bce(labels_of(inputs["share"]), sigmoid(0.5)), abs=1e-9)
    for inputs, loss in rows["sigmoid_twice_floor"]:
        share = inputs["share"]
        assert loss == pytest.approx(share * bce([1], sigmoid(1)) + (1 - share) * bce([0], sigmoid(0)), abs=1e-9)


def test_a_saturated_prediction_costs_100_for_each_label_it_misses(rows):
    for inputs, loss in rows["clamped_ones"]:
        assert loss == pytest.approx(labels_of(inputs["share"]).count(0), abs=1e-9)
    for inputs, loss in rows["clamped_zeros"]:
        assert loss == pytest.approx(labels_of(inputs["share"]).count(1), abs=1e-9)


def test_pos_weight_weighs_the_positives_and_moves_the_best_constant(rows):
    for inputs, loss in rows["pos_weight_start"]:
        assert loss == pytest.approx(bce(labels_of(inputs["share"]), 0.5, inputs["w"]), abs=1e-9)
    for inputs, loss in rows["pos_weight_constant"]:
        tried = min(bce(labels_of(inputs["share"]), sigmoid(z / 50), inputs["w"]) for z in range(-500, 500))
        assert tried - 1e-4 <= loss <= tried + 1e-9


def test_many_labels(rows):
    for inputs, loss in rows["labels_summed"]:
        assert loss == pytest.approx(sum(bce([0], 0.5) for _ in range(inputs["C"])), abs=1e-9)
    for inputs, loss in rows["one_hot_constant"]:
        one_hot = [1] + [0] * (inputs["C"] - 1)
        assert loss == pytest.approx(bce(one_hot, 1 / inputs["C"]), abs=1e-9)


def test_smoothed_binary_targets_have_the_entropy_of_a_half_of_eps(rows):
    for inputs, loss in rows["binary_smoothing_floor"]:
        p = 1 - inputs["eps"] / 2
        assert loss == pytest.approx(bce([p], p), abs=1e-9)


def test_the_rest(rows):
    assert rows["discriminator"][0][1] == pytest.approx(bce([1], 0.5) + bce([0], 0.5), abs=1e-9)
    assert rows["hinge_zero"] == [[{}, 1.0]]
    for power in (7, 8, 12):
        assert math.exp(-rows[f"log_1e_{power}"][0][1]) == pytest.approx(10**-power, rel=1e-9)


def test_the_inputs_that_the_tool_shows_were_computed(not_shown):
    assert not_shown == {}
