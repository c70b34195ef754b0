import itertools

import pytest

FLOATS = ("float16", "bfloat16", "float32", "float64")
EQUAL = {
    f"{shape} {shape}"
    for shape in ("(C,)", "(N,)", "(N, 1)", "(N, C)", "(N, T)", "(N, C, T)", "(N, H, W)", "(N, C, H, W)")
}
INDEXED = {
    "(C,) ()", "(N,) ()", "(N, 1) (N,)", "(N, C) (N,)", "(N, T) (N,)", "(N, C, T) (N, T)", "(N, C, H, W) (N, H, W)",
}  # fmt: skip
SHAPES = {
    "CrossEntropyLoss": EQUAL | INDEXED,
    "NLLLoss": INDEXED,
    "KLDivLoss": EQUAL | {"() ()"},
    "BCELoss": EQUAL | {"() ()"},
    "BCEWithLogitsLoss": EQUAL | {"() ()"},
    "LinearCrossEntropyLoss": {"(C,) ()", "(C,) (C,)", "(N, C) (N,)", "(N, C) (N, C)"},
}
TARGETS = {
    "CrossEntropyLoss": (*FLOATS, "int64"),
    "NLLLoss": ("int64",),
    "KLDivLoss": FLOATS,
    "BCEWithLogitsLoss": FLOATS,
    "LinearCrossEntropyLoss": (*FLOATS, "int64"),
}


@pytest.mark.parametrize("name", SHAPES)
def test_the_shapes_are_those_that_the_page_lists(values, name):
    assert set(values["accepted_shapes"][name]) == SHAPES[name]


@pytest.mark.parametrize("name", SHAPES)
def test_the_dtypes_are_those_that_the_page_lists(values, name):
    expected = {f"{a} {b}" for a, b in itertools.product(FLOATS, TARGETS.get(name, ()))} or {f"{a} {a}" for a in FLOATS}
    assert set(values["accepted_dtypes"][name]) == expected


def broadcast(a, b):
    return all(x == y or 1 in (x, y) for x, y in zip(reversed(a), reversed(b), strict=False))


def test_only_kl_div_loss_broadcasts_and_nothing_warns(values):
    n, c, t, h, w = 2, 3, 4, 5, 6
    shapes = [(), (c,), (n,), (n, 1), (n, c), (n, t), (n, c, t), (n, h, w), (n, c, h, w)]
    pairs = {(a, b) for a, b in itertools.product(shapes, shapes) if a != b and broadcast(a, b)}
    counted = {name: row["broadcasts"] for name, row in values["counts"].items()}
    assert counted.pop("KLDivLoss") == values["total"]["broadcasts"] > 0
    assert set(counted.values()) == {0}
    assert len(pairs) == values["total"]["broadcasts"]
    assert values["total"]["warns"] == 0


def test_every_call_is_counted_once(values):
    grid = {((2, 3), y, a, b) for y in ((2,), (2, 3)) for a, b in itertools.product(range(7), range(7))}
    assert len(grid) == 98
    pairs_of_shapes = 9 * 9 * 2
    repeated = 2 * 2  # (N, C) with (N,) and (N, C), float32 with int64 and float32
    assert values["tried"] == 6 * (98 + pairs_of_shapes - repeated)
    assert sum(values["total"].values()) == values["tried"]
    for row in values["counts"].values():
        assert sum(row.values()) == values["tried"] / 6


def test_what_is_accepted_also_trains(values):
    assert values["total"]["forward_only"] == 0


def test_an_empty_batch_is_nan_for_every_loss(values):
    assert set(values["empty"]) == set(SHAPES)
    assert all(value != value for value in values["empty"].values())
    assert values["empty_is_nan"] is True
