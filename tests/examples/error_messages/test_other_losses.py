import math

import pytest

CTC = " (while checking arguments for ctc_loss_allocate_outputs)"
MESSAGES = [
    ("RuntimeError", "one_length", "input_lengths must be of size batch_size"),
    ("RuntimeError", "target_count", "target_lengths must be of size batch_size"),
    ("RuntimeError", "too_long", f"Expected input_lengths to have value at most 10, but got value 12{CTC}"),
    (
        "RuntimeError",
        "short_targets",
        f"Expected tensor to have size at least 6 at dimension 1, but got size 4 for argument #2 'targets'{CTC}",
    ),
    ("RuntimeError", "blank", "blank must be in label range"),
    ("RuntimeError", "cosine", "0D or 1D target tensor expected, multi-target not supported"),
    ("RuntimeError", "margin", "target out of range"),
    (
        "RuntimeError",
        "shape",
        "multi_margin_loss: target tensor should be 1-D with size equal to the number of input samples (batch size). "
        "Expected target size [2], but got [2, 1]. Input has shape [2, 3].",
    ),
    (
        "RuntimeError",
        "ranking",
        "margin_ranking_loss : All input tensors should have same dimension but got sizes: input1: torch.Size([2]), "
        "input2: torch.Size([2]), target: torch.Size([2, 1])",
    ),
]


@pytest.mark.parametrize(("kind", "name", "text"), MESSAGES)
def test_the_message_is_word_for_word(says, kind, name, text):
    says(kind, name, text)


def test_ctc_sums_over_every_path_that_collapses_to_the_labels(values):
    # All frames are uniform over 5 symbols, so the likelihood is (number of paths) / 5**10 for both samples.
    states = {((), 0): 1}  # (labels so far, last symbol): how many paths
    for _ in range(10):
        following = {}
        for (done, last), count in states.items():
            for symbol in range(5):
                grown = done if symbol in (0, last) else (*done, symbol)
                if grown == (1, 2, 3, 4)[: len(grown)]:
                    key = (grown, symbol)
                    following[key] = following.get(key, 0) + count
        states = following
    paths = sum(count for (done, _), count in states.items() if done == (1, 2, 3, 4))
    assert values["one_length_fixed"] == pytest.approx((10 * math.log(5) - math.log(paths)) / 4, abs=1e-5)


def test_cosine_embedding_wants_one_sign_for_each_pair(values):
    same, different = 1 - 1 / math.sqrt(2), 1.0  # 1 - cos of the first pair; cos of the second, which is 1
    assert values["cosine_fixed"] == pytest.approx((same + different) / 2, abs=1e-6)


def test_the_margin_loss_counts_the_classes_that_are_too_close(values):
    first = (max(0, 1 - 2.0 + 0.1) + max(0, 1 - 2.0 - 1.0)) / 3
    second = (max(0, 1 + 0.5 + 0.5) + max(0, 1 + 0.5 + 1.5)) / 3
    assert values["margin_fixed"] == pytest.approx((first + second) / 2, abs=1e-6)


def test_the_ranking_loss_counts_the_pair_in_the_wrong_order(values):
    assert values["ranking_fixed"] == pytest.approx((max(0, 1.0 - 2.0) + max(0, 1.5 - 0.5)) / 2, abs=1e-6)
