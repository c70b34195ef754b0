"""Answers and mistakes from exponentials and counting in plain Python."""

import math
import statistics

import pytest


def test_two_softmaxes_leave_a_room_of_less_than_one(values):
    share = math.e / (math.e + 999)  # a one among 999 zeros
    assert math.exp(-values["floor"]) == pytest.approx(share, rel=1e-5)
    assert math.exp(values["start"]) == pytest.approx(1000, rel=1e-5)
    assert math.exp(values["room"]) == pytest.approx(1000 * share, rel=1e-5)
    assert values["room"] < 1


def test_the_second_sigmoid_never_falls_below_one_half(values):
    first = 1 / (1 + math.exp(4))
    assert values["after_one_sigmoid"] == pytest.approx(first)
    assert values["after_two_sigmoids"] == pytest.approx(1 / (1 + math.exp(-first)))
    assert values["lowest_of_two"] == 0.5 < values["after_two_sigmoids"]


def test_a_constant_prediction_finds_one_class_of_three(values):
    assert values["mean_recall"] == pytest.approx(statistics.mean([90 / 90, 0 / 8, 0 / 2]))
    assert values["accuracy"] == pytest.approx(90 / 100)
    assert values["accuracy_over_classes"] == pytest.approx(0.3)


def test_easy_padding_makes_the_loss_look_small(values):
    real, padded = [2] * 10, [0.1] * 30
    assert values["without_padding"] == statistics.mean(real)
    assert values["with_padding"] == pytest.approx(statistics.mean(real + padded))
    assert values["masked_over_all"] == pytest.approx(sum(real) / 40)
