import math

import pytest
import torch

REFUSALS = [
    ("class_last", "RuntimeError", "Expected target size [2, 3], got [2, 5]"),
    ("only_logits_flat", "ValueError", "Expected input batch_size (10) to match target batch_size (2)."),
    (
        "view",
        "RuntimeError",
        "view size is not compatible with input tensor's size and stride (at least one dimension spans across "
        "two contiguous subspaces). Use .reshape(...) instead.",
    ),
    ("unbatched", "ValueError", "For 1D input, 1D target must have size 1, but got target size: 10"),
    ("squeezed", "ValueError", "Expected input batch_size (1) to match target batch_size (0)."),
    ("one_output", "IndexError", "Target 1 is out of bounds."),
]


def token_losses():
    torch.manual_seed(0)
    rows = torch.randn(2, 5, 3).reshape(10, 3).tolist()
    targets = torch.randint(0, 3, (2, 5)).flatten().tolist()
    return [math.log(sum(map(math.exp, row))) - row[y] for row, y in zip(rows, targets, strict=True)]


@pytest.mark.parametrize(("name", "kind", "text"), REFUSALS)
def test_the_refusal_is_word_for_word(values, name, kind, text):
    assert values[f"{name}_type"] == kind
    assert values[f"{name}_message"] == text


def test_the_message_turns_with_the_sizes(values):
    assert values["few_tokens_type"] == "RuntimeError"
    assert values["few_tokens_message"] == "Expected target size [2, 5], got [2, 3]"


@pytest.mark.parametrize("name", ["class_last", "only_logits_flat", "view"])
def test_each_mended_call_gives_the_mean_over_tokens(values, name):
    # float32 in the example
    mended = values[f"{name}_mended"]
    assert mended == pytest.approx(sum(token_losses()) / 10, abs=1e-6)
    assert mended == pytest.approx(0.885744, abs=1e-6)


@pytest.mark.parametrize("name", ["unbatched", "squeezed"])
def test_one_row_gives_the_loss_of_the_first_token(values, name):
    assert values[f"{name}_mended"] == pytest.approx(token_losses()[0], abs=1e-6)


def test_one_output_is_mended_by_the_binary_loss(values):
    expected = (math.log1p(math.exp(-0.5)) + math.log1p(math.exp(-1.0))) / 2
    assert values["one_output_mended"] == pytest.approx(expected, abs=1e-6)
