"""The messages word by word, and the mended losses from their definitions."""

import functools
import itertools
import math

import pytest
import torch


@pytest.fixture(scope="module")
def values(run):
    return run("error_messages/other_losses.py").values


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("one_length", "input_lengths must be of size batch_size"),
        ("target_count", "target_lengths must be of size batch_size"),
        ("too_long", "Expected input_lengths to have value at most 10, but got value 12 "),
        (
            "short_targets",
            "Expected tensor to have size at least 6 at dimension 1, but got size 4 for argument #2 'targets' ",
        ),
        ("blank", "blank must be in label range"),
        ("cosine", "0D or 1D target tensor expected, multi-target not supported"),
        ("margin", "target out of range"),
        ("shape", "multi_margin_loss: target tensor should be 1-D with size equal to the number of input samples"),
        ("ranking", "margin_ranking_loss : All input tensors should have same dimension but got sizes: "),
    ],
)
def test_what_is_raised(values, name, text):
    assert values[f"{name}_type"] == "RuntimeError"
    assert values[f"{name}_message"].startswith(text)


def test_the_mended_losses(values):
    torch.manual_seed(0)
    log_probs = torch.randn(10, 2, 5).log_softmax(dim=2)
    words = torch.randint(1, 5, (2, 4))
    left, right = torch.randn(4, 3), torch.randn(4, 3)
    losses = [-math.log(probability(log_probs[:, k].exp().tolist(), words[k].tolist())) / 4 for k in range(2)]
    assert values["ctc_mended"] == pytest.approx(sum(losses) / 2, rel=1e-4)
    cosines = [(a @ b / a.norm() / b.norm()).item() for a, b in zip(left, right, strict=True)]
    expected = [1 - c if k % 2 == 0 else max(0.0, c) for k, c in enumerate(cosines)]
    assert values["cosine_mended"] == pytest.approx(sum(expected) / 4, abs=1e-5)


def probability(p, target):
    """Of all alignments that collapse to `target` (blank 0), step by step; p[t][symbol]."""
    symbols = [0, *itertools.chain.from_iterable((symbol, 0) for symbol in target)]

    @functools.cache
    def rest(t, at):
        """From symbol number `at`, which step t has just emitted, to the end."""
        if t == len(p) - 1:
            return float(at >= len(symbols) - 2)
        skip = at + 2 < len(symbols) and symbols[at + 2] not in (0, symbols[at])
        steps = [at, at + 1, *([at + 2] if skip else [])]
        return sum(p[t + 1][symbols[to]] * rest(t + 1, to) for to in steps if to < len(symbols))

    return sum(p[0][symbols[at]] * rest(0, at) for at in (0, 1))
