"""The losses are called again here, on a few cells of the grid, written in another way."""

import re

import pytest
import torch
from torch import nn


def region(z, y, alpha, beta):
    if z.shape != y.shape:
        raise ValueError
    p = torch.sigmoid(z).reshape(*z.shape[:2], -1)
    y = y.reshape(p.shape)
    hit = torch.einsum("nkp,nkp->nk", *torch.broadcast_tensors(p, y.to(p.dtype)))
    return (1 - (hit + 1) / (hit + alpha * (p.sum(-1) - hit) + beta * (y.sum(-1) - hit) + 1)).mean()


def test_every_combination_was_tried(values):
    shapes, dtypes = 7, 7
    assert values["tried"] == dict.fromkeys(("dice", "tversky", "focal"), shapes * dtypes**2)
    # floating-point logits: with 6 dtypes of masks and 2 shapes, or with 4 dtypes and 5 shapes
    assert values["accepted"] == {"dice": 4 * 6 * 2, "tversky": 4 * 6 * 2, "focal": 4 * 4 * 5}


@pytest.mark.parametrize(
    "target", [torch.float16, torch.bfloat16, torch.float32, torch.float64, torch.int64, torch.bool]
)
@pytest.mark.parametrize("name, weights", [("dice", (0.5, 0.5)), ("tversky", (0.3, 0.7))])
def test_region_losses_take_integer_masks(values, name, weights, target):
    z = torch.zeros(4, 2, 3, 3, requires_grad=True)
    region(z, torch.ones(4, 2, 3, 3, dtype=target), *weights).backward()
    assert z.grad.abs().sum() > 0
    names = values["names"]
    assert values["by_dtype"][name][2][names.index(str(target).removeprefix("torch."))] == "yes"


@pytest.mark.parametrize("target", [torch.int64, torch.bool])
def test_the_cross_entropy_inside_focal_loss_refuses_integers(values, target):
    with pytest.raises(RuntimeError):
        nn.BCEWithLogitsLoss()(torch.zeros(2, requires_grad=True), torch.ones(2, dtype=target))
    assert values["by_dtype"]["focal"][2][values["names"].index(str(target).removeprefix("torch."))] == "raises"


def test_the_conclusions_of_the_page(values):
    cells, names = values["by_dtype"], values["names"]
    assert names == ["float16", "bfloat16", "float32", "float64", "int64", "bool", "complex64"]
    floats = {cell for table in cells.values() for row in table[:4] for cell in row[:4]}
    assert values["all_floats_work"] is (floats == {"yes"}) is True
    assert values["integer_masks_work"] is True
    assert cells["focal"][2][4:6] == ["raises", "raises"]
    assert all(row[-2:] == ["raises", "raises"] for row in values["by_shape"].values())
    assert values["mismatched_raise"] is True
    for name in ("dice", "tversky"):
        assert values["by_shape"][name][:5] == ["raises", "raises", "raises", "yes", "yes"]
        assert {cell for row in cells[name][4:6] for cell in row} == {"value"}
        assert {cell for row in [*cells[name][:4], cells[name][6]] for cell in row[6:]} == {"raises"}
    assert values["by_shape"]["focal"][:5] == ["yes"] * 5
    assert {cell for row in cells["focal"][4:] for cell in row} == {"raises"}


def test_every_row_is_of_the_shape_that_its_label_names(values):
    """A letter stands for one size wherever it occurs, and a 1 for itself."""
    sizes = {"1": 1}
    for label, (left, right) in values["pairs"].items():
        shapes = re.findall(r"\(([^()]*)\)", label) or [""]  # 0-d has no axis
        for named, shape in zip(shapes if len(shapes) == 2 else shapes * 2, (left, right), strict=True):
            axes = re.findall(r"\w+", named)
            assert len(axes) == len(shape), label
            for axis, size in zip(axes, shape, strict=True):
                assert sizes.setdefault(axis, size) == size, (label, axis)
    # no letter can be mistaken for the 1 that broadcasts
    assert min(size for axis, size in sizes.items() if axis != "1") > 1
