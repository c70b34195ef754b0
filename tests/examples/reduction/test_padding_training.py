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
    assert values["end_probability"] == pytest.approx(END, abs=0.005)
    assert values["given_away_is_the_ending"] is True


def test_without_the_pad_logit_nothing_is_lost(values):
    learned, ignored = values["pad_learned"], values["pad_ignored"]
    assert learned["loss_without_pad"] == pytest.approx(ignored["loss_without_pad"], abs=0.005)
    assert ignored["loss_without_pad"] == pytest.approx(ignored["loss"], abs=0.005)
    assert values["same_without_pad"] is True


def test_the_first_pad_alone_teaches_the_ending(values):
    assert values["pad_first"]["loss"] == pytest.approx(values["pad_learned"]["loss"], abs=0.005)
    assert values["pad_first"]["pad_probability"] == pytest.approx(END, abs=0.01)
    # a token ends with probability 1/8 whatever came before it: eight tokens on average
    assert values["length_first"] == pytest.approx(1 / END, abs=0.6)
    assert values["length_of_data"] == pytest.approx((4 + 12) / 2, abs=0.2)
    assert values["length_ignored"] > 95  # of 101 that were drawn at most
    for name in ("first_pad_is_enough", "first_pad_ends", "ignoring_never_ends"):
        assert values[name] is True


def test_the_training_loss_looks_good_because_pads_after_pads_are_free(values):
    real = values["train_loss_ignored"] - math.log(1 - END)
    expected = (REAL_TARGETS * real - math.log(END)) / 24
    assert values["train_loss_learned"] == pytest.approx(expected, abs=0.03)
    assert values["train_loss_learned"] < values["train_loss_ignored"] / 2
    assert values["training_loss_looks_better"] is True


def test_the_accuracy_on_real_tokens_is_the_same(values):
    assert values["pad_learned"]["accuracy"] == pytest.approx(values["pad_ignored"]["accuracy"], abs=0.005)


def test_pads_lift_the_accuracy_that_counts_them(values):
    # right at every pad but the first of each sequence
    expected = (REAL_TARGETS * values["pad_learned"]["accuracy"] + 24 - REAL_TARGETS - 1) / 24
    assert values["accuracy_with_pads"] == pytest.approx(expected, abs=0.01)
    assert values["accuracy_looks_better"] is True


def test_perplexity_is_the_exponential_of_the_loss(values):
    for model in ("pad_learned", "pad_first", "pad_ignored"):
        assert values[model]["perplexity"] == pytest.approx(math.exp(values[model]["loss"]), rel=1e-6)
