"""Against one token at a time: every token of a model that knows nothing has the same surprise."""

import math

import pytest


def surprise(classes):
    return -math.log(1 / classes)


@pytest.fixture(scope="module")
def rows(run):
    return run("diagnose/stuck_reduction.py").values["reduction_rows"]


def test_the_divisor(rows):
    for inputs, loss in rows["summed"]:
        assert loss == pytest.approx(sum(surprise(inputs["C"]) for _ in range(inputs["N"])), rel=1e-9)
    for inputs, loss in rows["divided_twice"]:
        assert loss * inputs["N"] == pytest.approx(surprise(inputs["C"]), rel=1e-9)
    for inputs, loss in rows["mean_over_classes"]:
        zeros = [0.0] * (inputs["C"] - 1)
        assert loss == pytest.approx(sum([surprise(inputs["C"]), *zeros]) / inputs["C"], rel=1e-9)


def test_padding_adds_zeros_to_the_mean(rows):
    for inputs, loss in rows["padding_counted"]:
        padded = round(8 * inputs["pad"])
        losses = [0.0] * padded + [surprise(inputs["C"])] * (8 - padded)
        assert loss == pytest.approx(sum(losses) / 8, rel=1e-9)


def test_losses_that_are_added(rows):
    for name, other in (("two_losses", None), ("auxiliary_head", 0.4), ("masked_and_next", "two")):
        for inputs, loss in rows[name]:
            one = surprise(inputs["C"])
            extra = one if other is None else surprise(2) if other == "two" else other * one
            assert loss == pytest.approx(one + extra, rel=1e-9)


def test_the_squared_error_of_uniform_probabilities(rows):
    for inputs, loss in rows["mse_one_hot"]:
        p = 1 / inputs["C"]
        errors = [(1 - p) ** 2, *(p**2 for _ in range(inputs["C"] - 1))]
        assert loss == pytest.approx(sum(errors) / len(errors), rel=1e-9)


def test_the_inputs_that_the_tool_shows_were_computed(not_shown):
    assert not_shown == {}
