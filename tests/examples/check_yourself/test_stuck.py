"""Answers and mistakes from plain arithmetic."""

import math

import pytest


def test_twenty_equal_classes(values):
    assert math.exp(values["untrained"]) == pytest.approx(20, rel=1e-6)
    assert 2 ** values["in_bits"] == pytest.approx(20, rel=1e-6)
    assert 10 ** values["in_base_ten"] == pytest.approx(20, rel=1e-6)
    assert values["over_classes"] * 20 == pytest.approx(values["untrained"])
    assert values["probability"] == pytest.approx(1 / 20)


def test_two_softmaxes_see_a_one_among_zeros(values):
    share = math.e / (math.e + 19)
    assert math.exp(-values["floor_of_two_softmaxes"]) == pytest.approx(share, rel=1e-6)
    assert values["floor_of_one_softmax"] == 0


def test_a_share_of_a_tenth(values):
    assert values["of_a_positive"] == pytest.approx(math.log(10), rel=1e-5)
    assert values["of_a_negative"] == pytest.approx(math.log(10 / 9), rel=1e-5)
    expected = (values["of_a_positive"] + 9 * values["of_a_negative"]) / 10
    assert values["base_rate"] == pytest.approx(expected, rel=1e-5)
    assert math.exp(-values["of_a_half"]) == pytest.approx(1 / 2, rel=1e-6)
