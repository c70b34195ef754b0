import math

import pytest
import torch

REFUSALS = [
    (
        "with_channel",
        "RuntimeError",
        "only batches of spatial targets supported (3D tensors) but got targets of dimension: 4",
    ),
    ("channels_last", "RuntimeError", "size mismatch (got input: [2, 6, 7, 4] , target: [2, 6, 7]"),
    ("resolution", "RuntimeError", "size mismatch (got input: [2, 4, 3, 4] , target: [2, 6, 7]"),
    ("one_hot", "RuntimeError", "Expected floating point type for target with class probabilities, got Long"),
]


def scene():
    torch.manual_seed(0)
    return torch.randn(2, 4, 6, 7).tolist(), torch.randint(0, 4, (2, 6, 7)).tolist()


def mean_over_pixels(logits, targets, source):
    total = 0.0
    for b in range(2):
        for h in range(6):
            for w in range(7):
                at_h, at_w = source(h, w)
                z = [logits[b][c][at_h][at_w] for c in range(4)]
                total += math.log(sum(map(math.exp, z))) - z[targets[b][h][w]]
    return total / (2 * 6 * 7)


@pytest.mark.parametrize(("name", "kind", "text"), REFUSALS)
def test_the_refusal_is_word_for_word(values, name, kind, text):
    assert values[f"{name}_type"] == kind
    assert values[f"{name}_message"] == text


@pytest.mark.parametrize("name", ["with_channel", "channels_last", "one_hot"])
def test_each_mended_call_gives_the_mean_over_pixels(values, name):
    expected = mean_over_pixels(*scene(), lambda h, w: (h, w))  # float32 in the example
    assert values[f"{name}_mended"] == pytest.approx(expected, abs=1e-6)


def test_the_enlarged_output_repeats_the_nearest_pixel(values):
    # 3 rows and 4 columns of the small output are stretched over 6 rows and 7 columns.
    expected = mean_over_pixels(*scene(), lambda h, w: (2 * (h * 3 // 6), 2 * (w * 4 // 7)))
    assert values["resolution_mended"] == pytest.approx(expected, abs=1e-6)
