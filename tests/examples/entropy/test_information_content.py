import math

import pytest


def test_a_certain_event_carries_nothing(values, output):
    assert values["bits"][0] == values["nats"][0] == 0.0
    assert "-0.0" not in output


def test_halving_the_probability_adds_one_bit(values):
    assert values["probs"] == [1.0, 0.5, 0.25, 0.125, 0.1, 0.01]
    assert values["bits"][:4] == [0.0, 1.0, 2.0, 3.0]


def test_a_tenth_of_the_probability_adds_log_two_of_ten(values):
    bits = values["bits"]
    assert bits[4] == pytest.approx(math.log(10) / math.log(2), abs=1e-9)
    assert bits[5] == pytest.approx(2 * bits[4], abs=1e-9)


def test_two_to_the_minus_bits_gives_the_probability_back(values):
    assert [2**-b for b in values["bits"]] == pytest.approx(values["probs"], abs=1e-12)
    assert [math.exp(-n) for n in values["nats"]] == pytest.approx(values["probs"], abs=1e-12)


def test_independent_events_add_up(values):
    assert values["coin_bits"] == 1.0
    assert values["die_bits"] == pytest.approx(1 + math.log2(3), abs=1e-9)
    assert values["both_bits"] == pytest.approx(math.log2(12), abs=1e-9)  # one of twelve equally likely outcomes
    assert values["information_adds_up"]


def test_the_loss_is_the_information_of_the_true_class(values):
    assert values["loss"] == pytest.approx(math.log(10), abs=1e-6)
    assert values["loss_in_bits"] == pytest.approx(math.log2(10), abs=1e-6)
    assert values["nats_per_bit"] == pytest.approx(math.log(2), abs=1e-12)
    assert values["bits_per_nat"] == pytest.approx(math.log2(math.e), abs=1e-12)
