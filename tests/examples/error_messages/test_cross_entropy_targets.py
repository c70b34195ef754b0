import pytest

LOGITS = [[2.0, 0.1, -1.0], [0.5, 1.5, -0.5]]
MULTI = "0D or 1D target tensor expected, multi-target not supported"
MESSAGES = [
    ("RuntimeError", "column", MULTI),
    ("RuntimeError", "wide", MULTI),
    ("ValueError", "row", "Expected input batch_size (2) to match target batch_size (1)."),
    ("IndexError", "from_one", "Target 3 is out of bounds."),
    ("IndexError", "minus_one", "Target -1 is out of bounds."),
    ("IndexError", "seven", "Target 7 is out of bounds."),
    ("TypeError", "list", "cross_entropy_loss(): argument 'target' (position 2) must be Tensor, not list"),
]


@pytest.mark.parametrize(("kind", "name", "text"), MESSAGES)
def test_the_message_is_word_for_word(says, kind, name, text):
    says(kind, name, text)


@pytest.mark.parametrize("name", ["column", "wide", "row", "list"])
def test_each_fix_gives_the_loss_of_two_samples(values, cross_entropy, name):
    assert values[f"{name}_fixed"] == pytest.approx(cross_entropy(LOGITS, [0, 1]), abs=1e-6)


def test_labels_from_one_are_shifted_by_one(values, cross_entropy):
    rows = [*LOGITS, [-1.0, 0.2, 1.0]]
    assert values["from_one_fixed"] == pytest.approx(cross_entropy(rows, [0, 1, 2]), abs=1e-6)


def test_the_ignored_sample_does_not_count(values, cross_entropy):
    assert values["minus_one_fixed"] == pytest.approx(cross_entropy(LOGITS, [0, -1], ignore=-1), abs=1e-6)


def test_casting_to_float_does_not_help(values):
    assert values["casting_changes_nothing"]
    assert values["column_float_message"] == MULTI
    assert values["short_message"] == "Expected input batch_size (4) to match target batch_size (3)."
