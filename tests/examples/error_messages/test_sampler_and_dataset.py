import pytest

MESSAGES = [
    ("AssertionError", "sizes", "Size mismatch between tensors"),
    ("ValueError", "none", "num_samples should be a positive integer value, but got num_samples=0"),
    ("RuntimeError", "negative", "invalid multinomial distribution (encountering probability entry < 0)"),
    ("RuntimeError", "all_zero", "invalid multinomial distribution (sum of probabilities <= 0)"),
    ("RuntimeError", "too_many", "cannot sample n_sample > prob_dist.size(-1) samples without replacement"),
]


@pytest.mark.parametrize(("kind", "name", "text"), MESSAGES)
def test_the_message_is_word_for_word(says, kind, name, text):
    says(kind, name, text)


def test_with_replacement_more_can_be_drawn_than_there_is(values):
    assert values["draws"] == 3


def test_one_weight_a_class_reaches_the_first_two_samples_only(values):
    assert values["only_the_first_two"]
    assert values["samples_seen"] == [0, 1]


def test_one_weight_a_sample_evens_out_the_classes(values):
    # 6000 draws of a fair coin: five standard errors are 0.032.
    assert values["classes_are_balanced"]
    assert values["share_of_rare_class"] == pytest.approx(0.5, abs=0.032)
