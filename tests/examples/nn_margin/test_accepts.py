import itertools
import warnings

import pytest
import torch
from torch import nn

FLOATS = ["float16", "bfloat16", "float32", "float64"]
CLASSES = {
    "HingeEmbeddingLoss": nn.HingeEmbeddingLoss(),
    "MultiMarginLoss": nn.MultiMarginLoss(),
    "MultiLabelMarginLoss": nn.MultiLabelMarginLoss(),
    "SoftMarginLoss": nn.SoftMarginLoss(),
    "MultiLabelSoftMarginLoss": nn.MultiLabelSoftMarginLoss(),
    "MarginRankingLoss": nn.MarginRankingLoss(),
}


def test_six_losses_and_every_combination(values):
    report = values["report"]
    assert list(report) == list(CLASSES)
    assert (values["shape_pairs"], values["dtype_pairs"]) == (20, 7 * 7)
    assert values["tried"] == 6 * 980
    assert values["accepted"] == {name: row["accepted"] for name, row in report.items()}
    assert values["accepted_in_all"] == sum(row["accepted"] for row in report.values())


def test_index_targets_are_int64_and_their_losses_have_no_half_precision(values):
    for name in ("MultiMarginLoss", "MultiLabelMarginLoss"):
        assert values["report"][name]["input"] == ["float32", "float64"]
        assert values["report"][name]["target"] == ["int64"]
    assert "not implemented for 'Half'" in values["half_message"]


def test_the_others_take_every_floating_dtype(values):
    for name in ("HingeEmbeddingLoss", "SoftMarginLoss", "MultiLabelSoftMarginLoss", "MarginRankingLoss"):
        row = values["report"][name]
        assert row["input"][:4] == FLOATS
        assert [dtype for dtype in row["target"] if dtype in FLOATS] == FLOATS
        assert ("bool" in row["target"]) == (name in ("HingeEmbeddingLoss", "SoftMarginLoss"))


@pytest.mark.parametrize("name", CLASSES)
def test_the_pairs_of_dtypes_are_those_that_the_class_accepts(values, name):
    """Counted once more on one shape: `complex64` targets need complex scores in SoftMarginLoss."""
    dtypes = [*(getattr(torch, one) for one in FLOATS), torch.int64, torch.bool, torch.complex64]
    accepted = []
    for first, second in itertools.product(dtypes, dtypes):
        scores = torch.ones(4, 3).to(first)
        target = torch.zeros((4,) if name == "MultiMarginLoss" else (4, 3)).to(second)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                CLASSES[name](*((scores, scores, target) if name == "MarginRankingLoss" else (scores, target)))
            accepted.append((first, second))
        except (RuntimeError, IndexError, ValueError):
            continue
    assert values["report"][name]["dtype pairs"] == len(accepted)
    if name == "SoftMarginLoss":
        assert [pair for pair in accepted if torch.complex64 in pair] == [(torch.complex64, one) for one in dtypes]


@pytest.mark.parametrize("name", CLASSES)
def test_the_shapes_are_those_that_the_class_accepts(values, name):
    """The classes are called instead of the functions, on other numbers, and float32 only."""
    row, by_index = values["report"][name], name in ("MultiMarginLoss", "MultiLabelMarginLoss")
    listed = {(shape, shape) for shape in row["equal shapes"]} | {tuple(p.split("; ")) for p in row["other shapes"]}
    sizes = [(), (4,), (4, 3), (4, 3, 2), (4, 3, 2, 2), (3,), (1,), (4, 1), (1, 4), (1, 3), (4, 2), (4, 2, 2)]
    for first, second in itertools.product(sizes, sizes):
        pair = (str(first), str(second))
        if list(pair) not in values["pairs_of_shapes"]:
            continue
        scores = torch.rand(first)
        target = torch.zeros(second, dtype=torch.long) if by_index else -torch.ones(second)
        given = (scores, scores, target) if name == "MarginRankingLoss" else (scores, target)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                CLASSES[name](*given)
            accepted = True
        except (RuntimeError, IndexError, ValueError):
            accepted = False
        assert accepted == (pair in listed), pair


def test_what_broadcasts(values):
    assert values["broadcasts"] == {name: len(row["other shapes"]) for name, row in values["report"].items()}
    assert values["report"]["MultiLabelMarginLoss"]["other shapes"] == []
    assert "(4, 1); (1, 4)" in values["report"]["MarginRankingLoss"]["other shapes"]


def test_nothing_warns_about_shapes(values):
    assert values["no_warning_about_shapes"]
    assert values["warned_about"] == ["ComplexHalf"]


def test_equal_shapes_are_four_samples_of_three_classes_with_more_and_more_dimensions(values):
    full = (4, 3, 2, 2)
    equal = [first for first, second in values["pairs_of_shapes"] if first == second]
    assert equal == [str(full[:dimensions]) for dimensions in range(5)]
