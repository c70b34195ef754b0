import math

import pytest

SCORES = [
    [[2.0, 0.1, -1.0], [0.3, 1.5, 0.2], [-0.5, 0.0, 1.0], [1.2, 0.4, 0.1]],
    [[0.0, 0.9, -0.3], [1.1, -0.2, 0.5], [0.6, 0.7, 0.8], [-1.0, 2.0, 0.3]],
]
LABELS = [[0, 1, 2, 0], [1, 0, 2, 1]]


def nll(row, label):
    return math.log(sum(map(math.exp, row))) - row[label]


def test_transposed_or_flattened_it_is_the_mean_over_all_tokens(values):
    assert (values["scores"], values["labels"]) == (SCORES, LABELS)
    each = [nll(row, y) for rows, ys in zip(SCORES, LABELS, strict=True) for row, y in zip(rows, ys, strict=True)]
    assert values["loss_transposed"] == pytest.approx(sum(each) / 8, abs=1e-6)
    assert values["loss_flattened"] == pytest.approx(sum(each) / 8, abs=1e-6)
    assert values["same_both_ways"] is True
    assert values["shape_of_each"] == [2, 4]


def test_as_it_stands_torch_wants_targets_for_axes_0_and_2(values):  # wording of torch 2.13.0
    batch, tokens, classes = 2, 4, 3
    assert values["as_it_stands_message"] == f"Expected target size [{batch}, {classes}], got [{batch}, {tokens}]"
