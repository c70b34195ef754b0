import math

import pytest

SIZES = [2, 10, 1000, 30522]


def test_uniform_loss_is_log_c(values):
    assert list(values["uniform_loss"]) == [str(size) for size in SIZES]
    for size in SIZES:
        assert values["uniform_loss"][str(size)] == pytest.approx(math.log(size), abs=1e-6)
        assert values["uniform_bits"][str(size)] == pytest.approx(math.log2(size), abs=1e-6)


def test_uniform_perplexity_is_the_number_of_classes(values):
    perplexity = values["uniform_perplexity"]
    for size in SIZES:
        assert perplexity[str(size)] == pytest.approx(size, rel=1e-9)


def test_perplexity_of_a_text_is_the_geometric_mean_of_the_inverse_probabilities(values):
    assert values["token_probs"] == [0.5, 0.25, 0.1, 0.8]
    assert values["token_losses"] == pytest.approx([math.log(2), math.log(4), math.log(10), math.log(1.25)])
    # .5 * .25 * .1 * .8 = 1/100, whose fourth root is 1/sqrt(10)
    assert values["text_perplexity"] == pytest.approx(math.sqrt(10), abs=1e-6)
    assert values["text_loss"] == pytest.approx(math.log(10) / 2, abs=1e-6)


def test_the_base_does_not_matter_if_it_is_the_same_twice(values):
    assert values["text_bits_per_token"] == pytest.approx(math.log2(10) / 2, abs=1e-6)
    assert values["perplexity_from_bits"] == pytest.approx(math.sqrt(10), abs=1e-6)


def test_averaging_perplexities_overstates(values):
    assert values["mean_of_token_perplexities"] == pytest.approx((2 + 4 + 10 + 1.25) / 4, abs=1e-9)
    assert values["mean_of_token_perplexities"] > values["text_perplexity"]  # arithmetic >= geometric mean
