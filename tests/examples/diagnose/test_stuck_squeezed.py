"""Against softmax written out in plain Python for the outputs that are left."""

import math

import pytest


def loss_of(outputs, truth=0, eps=0.0):
    total = sum(math.exp(z) for z in outputs)
    return -sum(
        ((1 - eps) * (k == truth) + eps / len(outputs)) * math.log(math.exp(z) / total) for k, z in enumerate(outputs)
    )


@pytest.fixture(scope="module")
def rows(run):
    return run("diagnose/stuck_squeezed.py").values["squeezed_rows"]


def test_two_softmaxes_see_ones_and_zeros(rows):
    for inputs, loss in rows["softmax_twice_floor"]:
        assert loss == pytest.approx(loss_of([1.0] + [0.0] * (inputs["C"] - 1)), abs=1e-9)
    for inputs, loss in rows["softmax_twice_ceiling"]:
        assert loss == pytest.approx(loss_of([1.0] + [0.0] * (inputs["C"] - 1), truth=1), abs=1e-9)
    for inputs, loss in rows["softmax_twice_smoothing"]:
        expected = loss_of([1.0] + [0.0] * (inputs["C"] - 1), eps=inputs["eps"])
        assert loss == pytest.approx(expected, abs=1e-9)


def test_tanh_leaves_a_margin_of_two(rows):
    for inputs, loss in rows["tanh_floor"]:
        assert loss == pytest.approx(loss_of([1.0] + [-1.0] * (inputs["C"] - 1)), abs=1e-9)


def test_nll_of_probabilities_is_minus_the_probability_of_the_truth(rows):
    for inputs, loss in rows["nll_of_probabilities"]:
        assert loss * inputs["C"] == pytest.approx(-1, abs=1e-9)
    assert rows["nll_of_certainties"] == [[{}, -1.0]]


def test_focal_loss_weighs_the_loss_by_the_probability_of_the_other_classes(rows):
    for inputs, loss in rows["focal_uniform"]:
        others = sum(1 / inputs["C"] for _ in range(inputs["C"] - 1))
        assert loss == pytest.approx(others ** inputs["gamma"] * loss_of([0.0] * inputs["C"]), abs=1e-9)


def test_equal_scores_violate_every_margin(rows):
    for inputs, loss in rows["multi_margin_equal"]:
        violated = [max(0.0, 1.0 - (0.0 - 0.0)) for _ in range(inputs["C"] - 1)]
        assert loss == pytest.approx(sum(violated) / inputs["C"], abs=1e-9)
    for inputs, loss in rows["triplet_collapsed"]:
        assert loss == pytest.approx(inputs["margin"], abs=1e-6)


def test_embeddings_at_one_point_leave_the_pairs_to_chance(rows):
    for inputs, loss in rows["contrastive"]:
        assert loss == pytest.approx(loss_of([0.0] * inputs["N"]), abs=1e-9)
    for inputs, loss in rows["simclr"]:
        assert loss == pytest.approx(loss_of([0.0] * (2 * inputs["N"] - 1)), abs=1e-9)


def test_the_inputs_that_the_tool_shows_were_computed(not_shown):
    assert not_shown == {}
