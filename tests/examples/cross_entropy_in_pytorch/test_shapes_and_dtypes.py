import itertools
import math

import pytest
import torch

LAYOUTS = {
    "unbatched": [4],
    "batch": [2, 4],
    "tokens": [2, 4, 5],
    "image": [2, 4, 6, 7],
    "volume": [2, 4, 3, 6, 7],
}


def mean_loss(shape):
    """The sine of 0, 1, 2 … laid out in that shape; targets count up through the classes; plain Python."""
    batch, places = (1, 1) if len(shape) == 1 else (shape[0], math.prod(shape[2:]))
    each = []
    for index, (b, place) in enumerate(itertools.product(range(batch), range(places))):
        row = [math.sin(b * 4 * places + c * places + place) for c in range(4)]
        each.append(math.log(sum(map(math.exp, row))) - row[index % 4])
    return math.fsum(each) / len(each)


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_layout_gives_the_mean_over_positions_three_ways(values, name):
    assert values["losses"][name] == pytest.approx([mean_loss(LAYOUTS[name])] * 3, abs=1e-12)
    assert values["same_in_every_layout"] is True


def test_targets_and_unreduced_losses_lack_the_class_axis(values):
    assert values["C"] == 4
    for name, shape in LAYOUTS.items():
        positions = [] if name == "unbatched" else [shape[0], *shape[2:]]
        assert values["shapes"][name] == [shape, positions, positions]


def test_indices_are_long_those_of_one_axis_also_byte_and_the_rest_floats(values):
    assert values["index_dtypes"] == ["int64", "uint8"]
    assert values["token_index_dtypes"] == ["int64"]
    assert values["probability_dtypes"] == ["float64", "float32", "float16", "bfloat16"]
    assert values["logits_dtypes"] == values["probability_dtypes"]


@pytest.mark.parametrize("shape", [(2, 5), (2, 6, 7), (2, 3, 6, 7)])
def test_beyond_one_axis_uint8_raises_the_error(shape):
    logits = torch.zeros(shape[0], 4, *shape[1:])
    assert torch.nn.functional.cross_entropy(logits, torch.zeros(shape, dtype=torch.int64)) > 0
    with pytest.raises(RuntimeError, match="expected scalar type Long but found Byte"):
        torch.nn.functional.cross_entropy(logits, torch.zeros(shape, dtype=torch.uint8))
