import math

import pytest

REAL_TARGETS = 7  # lengths 4 to 12, equally likely: 8 tokens, of which 7 follow another
END = 1 / 8  # how often a real token is followed by the pad


def test_most_of_the_data_is_padding(values):
    assert (values["V"], values["T"], values["PAD"]) == (11, 24, 0)
    assert values["pad_share"] == pytest.approx(1 - REAL_TARGETS / 24, abs=0.01)


def test_the_pad_takes_the_probability_of_an_ending(values):
    assert values["pad_learned"]["pad_probability"] == pytest.approx(END, abs=0.01)
    assert values["pad_ignored"]["pad_probability"] < 1e-3


def test_real_tokens_lose_minus_log_of_what_is_left(values):
    # fitted to counts, the model with pads is (1 - end) times the model without
    given_away = values["pad_learned"]["loss"] - values["pad_ignored"]["loss"]
    assert values["loss_given_away"] == given_away
    assert given_away == pytest.approx(-math.log(1 - END), abs=0.01)


def test_the_training_loss_looks_good_because_pads_after_pads_are_free(values):
    real = values["train_loss_ignored"] - math.log(1 - END)
    expected = (REAL_TARGETS * real - math.log(END)) / 24
    assert values["train_loss_learned"] == pytest.approx(expected, abs=0.03)
    assert values["train_loss_learned"] < values["train_loss_ignored"] / 2


def test_the_accuracy_on_real_tokens_is_the_same(values):
    assert values["pad_learned"]["accuracy"] == pytest.approx(values["pad_ignored"]["accuracy"], abs=0.005)
    assert values["pad_learned"]["accuracy"] == pytest.approx(0.3399, abs=0.005)


def test_pads_lift_the_accuracy_that_counts_them(values):
    # right at every pad but the first of each sequence
    expected = (REAL_TARGETS * values["pad_learned"]["accuracy"] + 24 - REAL_TARGETS - 1) / 24
    assert values["accuracy_with_pads"] == pytest.approx(expected, abs=0.01)


def test_perplexity_is_the_exponential_of_the_loss(values):
    for model in ("pad_learned", "pad_ignored"):
        assert values[model]["perplexity"] == pytest.approx(math.exp(values[model]["loss"]), rel=1e-9)
    assert values["pad_learned"]["perplexity"] == pytest.approx(7.447, rel=1e-2)
    assert values["pad_ignored"]["perplexity"] == pytest.approx(6.502, rel=1e-2)
