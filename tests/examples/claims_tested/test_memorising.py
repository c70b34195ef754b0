import math

import pytest


def test_coin_flips_are_memorised_and_not_predicted(values):
    for first, last, accuracy in values["coin_flips"]:
        assert first == pytest.approx(math.log(2), abs=0.15)
        assert last < first / 10
        # Five standard errors of 2000 fair coins are 0.056.
        assert accuracy == pytest.approx(0.5, abs=0.056)
    assert values["loss_falls_to_a_tenth"]
    assert values["accuracy_is_chance"]


def test_the_noise_bounds_the_loss_on_new_data_only(values):
    for train, new in values["noisy_lines"]:
        assert train < 0.25 < new
    assert values["training_loss_is_below_the_noise"]
    assert values["new_data_is_above_the_noise"]
