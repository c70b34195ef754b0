"""The counts follow from the rules of the page; a few cells are called again here, in another way."""

import pytest
import torch
import torch.nn.functional as F

FLOATS = 4


def test_the_counts_follow_from_the_rules(values):
    assert set(values["tried"].values()) == {8 * 7 * 7}
    expected = {
        "quantile": FLOATS * 5,  # one pair of shapes
        "linex": FLOATS * 5 * 5,  # all five pairs of equal shapes
        "weighted": FLOATS * 5 * 5,
        "ordinal": FLOATS * 6 * 2,  # (N, C) or (N, 1) with (N,)
        "distillation": FLOATS * 6,
        "smoothing": FLOATS * 2,  # int64 alone, two pairs of shapes
    }
    assert values["accepted"] == expected


def test_the_shapes(values):
    shapes = {name: [pair for pair, cell in row.items() if cell == "yes"] for name, row in values["by_shape"].items()}
    equal = [f"{name} twice" for name in ("0-d", "(N,)", "(N, C)", "(N, C, d1)", "(N, C, H, W)")]
    assert shapes == {
        "quantile": ["(N, C) and (N,)"],
        "linex": equal,
        "weighted": equal,
        "ordinal": ["(N, C) and (N,)", "(N, 1) and (N,)"],
        "distillation": ["(N, C) twice"],
        "smoothing": ["(N, C) and (N,)", "(N, C, d1) and (N, d1)"],
    }


def test_the_dtypes(values):
    cells = values["by_dtype"]
    for name in ("quantile", "linex", "weighted", "distillation"):
        assert {cell for row in cells[name][:4] for cell in row[:4]} == {"yes"}
    assert values["floats_work"] is values["ordinal_takes_float_grades"] is values["smoothing_needs_indices"] is True
    assert {cell for row in cells["ordinal"][:4] for cell in row[:6]} == {"yes"}
    for table in cells.values():
        assert "yes" not in {cell for row in table[4:] for cell in row}  # the first argument must be a float


@pytest.mark.parametrize("target", [torch.float32, torch.bool])
def test_indices_are_needed_to_look_up_weights(target):
    with pytest.raises((RuntimeError, IndexError)):
        F.cross_entropy(torch.zeros(4, 2, requires_grad=True), torch.ones(4, dtype=target)).backward()
