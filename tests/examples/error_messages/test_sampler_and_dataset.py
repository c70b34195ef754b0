import math

import pytest

REFUSALS = [
    ("sizes", "AssertionError", "Size mismatch between tensors"),
    ("negative", "RuntimeError", "invalid multinomial distribution (encountering probability entry < 0)"),
    ("all_zero", "RuntimeError", "invalid multinomial distribution (sum of probabilities <= 0)"),
    ("too_many", "RuntimeError", "cannot sample n_sample > prob_dist.size(-1) samples without replacement"),
    ("none", "ValueError", "num_samples should be a positive integer value, but got num_samples=0"),
]


@pytest.mark.parametrize(("name", "kind", "text"), REFUSALS)
def test_the_refusal_is_word_for_word(values, name, kind, text):
    assert values[f"{name}_type"] == kind
    assert values[f"{name}_message"] == text


def test_tensors_of_equal_length_make_a_dataset(values):
    assert values["sizes_mended"] == 6


def test_only_the_sample_with_weight_is_drawn(values):
    assert values["negative_mended"] == [1, 1, 1]


def test_one_weight_a_sample_balances_the_classes(values):
    five_standard_errors = 5 * math.sqrt(0.25 / 6000)
    assert values["share_of_rare_class"] == pytest.approx(0.5, abs=five_standard_errors)


def test_one_weight_a_class_reaches_the_first_two_samples_only(values):
    assert values["samples_seen"] == [0, 1]
