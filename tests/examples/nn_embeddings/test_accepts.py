import re

import pytest

LOSSES = ["cosine", "triplet", "with_distance", "info_nce", "nt_xent"]


def accepted(row):
    return [name for name in LOSSES if not isinstance(row[name], str)]


def test_the_calls_that_the_page_counts_are_the_whole_grid(values):
    assert [len(values[name]) for name in ("by_dtype", "by_shape", "by_target")] == [7, 9, 12]
    assert values["tried"] == (7 + 9) * 5 + 12


def test_shapes_are_what_their_names_say(values):
    sizes = {"N": 4, "M": 3, "D": 2, "T": 5, "C": 2, "H": 5, "W": 6, "1": 1}  # N, M and D as on the page

    def shape(name):
        return [sizes[axis] for axis in re.findall(r"\w", name)]

    assert values["targets"] == {name: shape(name) for name in values["targets"]}
    for name, pair in values["pairs"].items():
        shapes = re.findall(r"\([^)]*\)", name)
        assert pair == [shape(shapes[0]), shape(shapes[-1])]


def test_the_counts_are_those_of_the_tables(values):
    rows = [*values["by_shape"].values(), *values["by_dtype"].values()]
    total = sum(len(accepted(row)) for row in rows) + sum(not isinstance(c, str) for c in values["by_target"].values())
    assert values["accepted"] == total
    assert values["raised"] == values["tried"] - total
    assert values["warned"] == 0
    assert values["none_warned"] is True


def test_pairs_of_embeddings_are_accepted_by_all(values):
    for name in ("(N, D)",):
        assert accepted(values["by_shape"][name]) == LOSSES
    assert values["by_shape"]["(N, D)"]["nt_xent"][0] == "(8,)"
    assert accepted(values["by_shape"]["(N, T, D)"]) == ["triplet", "with_distance"]
    assert accepted(values["by_shape"]["(N, C, H, W)"]) == ["triplet", "with_distance"]


def test_there_is_one_loss_for_each_pair_and_in_nt_xent_for_each_view(values):
    for rows in (values["by_shape"]["(N, D)"], values["by_dtype"]["float32"]):
        assert rows == {name: ["(8,)" if name == "nt_xent" else "(4,)", "float32"] for name in LOSSES}


def test_both_tables_are_printed(values, output):
    lines = [line.split() for line in output.splitlines()]
    for name, row in {**values["by_shape"], **values["by_dtype"]}.items():
        cells = [cell if isinstance(cell, str) else " ".join(cell) for cell in row.values()]
        assert " ".join([name, *cells]).split() in lines


def test_an_axis_of_size_one_broadcasts(values):
    for shapes in ("(N, D) (1, D)", "(N, D) (N, 1)"):
        assert {"cosine", "triplet", "with_distance"} <= set(accepted(values["by_shape"][shapes]))
    assert accepted(values["by_shape"]["(N, D) (M, D)"]) == ["nt_xent"]
    assert values["by_shape"]["(N, D) (M, D)"]["nt_xent"] == ["(7,)", "float32"]
    assert values["nt_xent_takes_unequal_views"] is True


def test_floats_keep_their_dtype(values):
    for kind in ("float16", "bfloat16", "float32", "float64"):
        assert accepted(values["by_dtype"][kind]) == LOSSES
        assert {cell[1] for cell in values["by_dtype"][kind].values()} == {kind}
    assert values["floats_keep_their_dtype"] is True
    assert 0 < len(accepted(values["by_dtype"]["int64"])) < len(LOSSES)


@pytest.mark.parametrize("kind", ["float16", "bfloat16", "float32", "float64", "int64", "bool", "complex64"])
def test_the_target_of_a_pair_has_any_dtype(values, kind):
    assert values["by_target"][kind] == ["(4,)", "float32"]


def test_the_target_has_one_axis(values):
    for shape in ("()", "(M,)", "(N, 1)"):
        assert values["by_target"][shape] == "RuntimeError"
    assert values["by_target"]["(1,)"] == ["(4,)", "float32"]  # one target for all pairs
