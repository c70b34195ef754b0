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


def losses_by_hand():
    torch.manual_seed(0)
    found = {}
    for name, shape in LAYOUTS.items():
        axis = 0 if name == "unbatched" else 1
        logits = torch.randn(shape, dtype=torch.float64)
        targets = torch.randint(0, 4, [size for at, size in enumerate(shape) if at != axis])
        rows = logits.movedim(axis, -1).reshape(-1, 4).tolist()
        each = [math.log(sum(map(math.exp, z))) - z[y] for z, y in zip(rows, targets.flatten().tolist(), strict=True)]
        found[name] = math.fsum(each) / len(each)
    return found


def test_every_layout_gives_the_mean_over_positions_three_ways(values):
    expected = losses_by_hand()
    losses = values["losses"]
    assert losses.keys() == LAYOUTS.keys()
    for name, three in losses.items():
        assert three == pytest.approx([expected[name]] * 3, abs=1e-12)


def test_targets_and_unreduced_losses_lack_the_class_axis(values):
    assert values["C"] == 4
    for name, shape in LAYOUTS.items():
        positions = [] if name == "unbatched" else [shape[0], *shape[2:]]
        assert values["shapes"][name] == [shape, positions, positions]


def test_indices_are_long_or_byte_and_the_rest_floats(values):
    assert values["index_dtypes"] == ["int64", "uint8"]
    assert values["probability_dtypes"] == ["float64", "float32", "float16", "bfloat16"]
    assert values["logits_dtypes"] == values["probability_dtypes"]
    assert values["loss_uint8_minus_int64"] == 0.0
