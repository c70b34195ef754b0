import math

import pytest

MULTI_TARGET = "0D or 1D target tensor expected, multi-target not supported"
REFUSALS = [
    ("column", "RuntimeError", MULTI_TARGET),
    ("wide", "RuntimeError", MULTI_TARGET),
    ("row", "ValueError", "Expected input batch_size (4) to match target batch_size (1)."),
    ("short", "ValueError", "Expected input batch_size (4) to match target batch_size (3)."),
    ("from_one", "IndexError", "Target 3 is out of bounds."),
    ("seven", "IndexError", "Target 7 is out of bounds."),
    ("minus_one", "IndexError", "Target -1 is out of bounds."),
    ("list", "TypeError", "cross_entropy_loss(): argument 'target' (position 2) must be Tensor, not list"),
]
LOGITS = [[2.0, 0.1, -1.0], [0.5, 1.5, -0.5], [-1.0, 0.2, 1.0], [1.0, -0.3, 0.4]]


def cross_entropy(rows, targets):
    each = [math.log(sum(map(math.exp, row))) - row[y] for row, y in zip(rows, targets, strict=True)]
    return sum(each) / len(each)


@pytest.mark.parametrize(("name", "kind", "text"), REFUSALS)
def test_the_refusal_is_word_for_word(values, name, kind, text):
    assert values[f"{name}_type"] == kind
    assert values[f"{name}_message"] == text


def test_a_float_column_is_told_the_same_as_a_long_one(values):
    assert values["column_float_message"] == MULTI_TARGET


@pytest.mark.parametrize("name", ["column", "wide", "row", "from_one", "list"])
def test_each_mended_call_gives_the_loss_of_the_whole_batch(values, name):
    expected = cross_entropy(LOGITS, [0, 1, 2, 0])  # float32 in the example
    assert values[f"{name}_mended"] == pytest.approx(expected, abs=1e-6)


def test_the_short_target_is_matched_by_three_rows(values):
    assert values["short_mended"] == pytest.approx(cross_entropy(LOGITS[:3], [0, 1, 2]), abs=1e-6)


def test_a_head_with_eight_outputs_takes_class_seven(values):
    wider = [row + [0.0] * 5 for row in LOGITS]
    assert values["seven_mended"] == pytest.approx(cross_entropy(wider, [0, 1, 7, 0]), abs=1e-6)


def test_the_named_index_leaves_three_rows(values):
    kept = [LOGITS[0], LOGITS[2], LOGITS[3]]
    assert values["minus_one_mended"] == pytest.approx(cross_entropy(kept, [0, 2, 0]), abs=1e-6)
