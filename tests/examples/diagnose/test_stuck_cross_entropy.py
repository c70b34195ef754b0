"""Against sums over explicit lists of probabilities, in plain Python."""

import math

import pytest


def cross_entropy(truth, prediction):
    return -sum(p * math.log(q) for p, q in zip(truth, prediction, strict=True) if p)


def smoothed(classes, eps):
    return [1 - eps + eps / classes] + [eps / classes] * (classes - 1)


@pytest.fixture(scope="module")
def rows(run):
    return run("diagnose/stuck_cross_entropy.py").values["cross_entropy_rows"]


def test_equal_logits_leave_every_class_the_same_probability(rows):
    for inputs, loss in rows["uniform"]:
        classes = inputs["C"]
        assert loss == pytest.approx(-sum(math.log(1 / classes) for _ in range(3)) / 3, abs=1e-9)
    assert len(rows["uniform"]) >= 20


@pytest.mark.parametrize(("name", "base"), [("bits", 2), ("base_ten", 10)])
def test_other_bases_count_how_often_the_classes_can_be_divided(rows, name, base):
    for inputs, loss in rows[name]:
        assert base**loss == pytest.approx(inputs["C"], rel=1e-9)


def test_the_perplexity_is_the_number_of_classes(rows):
    for inputs, value in rows["perplexity"]:
        assert value == pytest.approx(inputs["C"], rel=1e-9)


@pytest.mark.parametrize(("name", "outputs"), [("one_more_class", 1), ("one_class_fewer", -1)])
def test_an_output_more_or_less_shares_the_probability_differently(rows, name, outputs):
    for inputs, loss in rows[name]:
        assert math.exp(-loss) * (inputs["C"] + outputs) == pytest.approx(1, abs=1e-9)


def test_every_number_of_classes_that_leaves_two_can_lose_one(rows):
    of = {name: {inputs["C"] for inputs, _ in rows[name]} for name in ("uniform", "one_class_fewer")}
    assert of["one_class_fewer"] == of["uniform"] - {2}


def test_a_softmax_over_the_batch_sees_only_the_batch_size(rows):
    for inputs, loss in rows["softmax_over_batch"]:
        assert math.exp(-loss) * inputs["N"] == pytest.approx(1, abs=1e-9)


def test_the_smoothing_floor_is_the_entropy_of_the_smoothed_target_and_no_prediction_goes_below(rows):
    for inputs, loss in rows["smoothing_floor"]:
        target = smoothed(inputs["C"], inputs["eps"])
        assert loss == pytest.approx(cross_entropy(target, target), abs=1e-9)
        for shift in (-1e-3, 1e-3):
            moved = [target[0] + shift, *(p - shift / (len(target) - 1) for p in target[1:])]
            if min(moved) > 0:
                assert cross_entropy(target, moved) > loss


def test_kl_from_a_uniform_prediction_is_cross_entropy_less_the_entropy_of_the_target(rows):
    for inputs, loss in rows["kl_uniform"]:
        target = smoothed(inputs["C"], inputs["eps"])
        uniform = [1 / len(target)] * len(target)
        assert loss == pytest.approx(cross_entropy(target, uniform) - cross_entropy(target, target), abs=1e-9)


def test_the_constant_prediction_of_the_class_shares_costs_their_entropy(rows):
    for inputs, loss in rows["class_shares"]:
        shares = [count / sum(inputs["shares"]) for count in inputs["shares"]]
        assert loss == pytest.approx(cross_entropy(shares, shares), abs=1e-9)


def test_a_single_output_has_no_loss(rows):
    assert rows["one_output"] == [[{}, 0.0]]


def test_the_inputs_that_the_tool_shows_were_computed(not_shown):
    assert not_shown == {}
