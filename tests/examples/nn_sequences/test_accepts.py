import itertools
import math

FLOATS = ["float16", "bfloat16", "float32", "float64"]
EVERY = [*FLOATS, "uint8", "int32", "int64", "bool", "complex64"]


def test_every_combination_was_tried(values):
    assert values["tried"] == {
        "ctc_loss": 9 * 9 * 5 * 7,
        "adaptive_log_softmax": 9 * 9 * 6 * 6,
        "cross_entropy": 9 * 9 * 6 * 6,
    }
    assert values["total_tried"] == sum(values["tried"].values())
    assert values["total_accepted"] == sum(values["accepted"].values()) == 90 + 24 + 48


def test_ctc_takes_two_dtypes_of_log_probabilities_and_any_target(values):
    assert values["dtypes"]["ctc_loss"] == {d: EVERY if d in ("float32", "float64") else [] for d in EVERY}
    # 2 dtypes x 9 dtypes x 5 pairs of shapes
    assert values["accepted"]["ctc_loss"] == 2 * 9 * len(values["shapes"]["ctc_loss"]) == 90


def test_the_other_two_want_integers(values):
    for loss, targets in (("adaptive_log_softmax", ["int32", "int64"]), ("cross_entropy", ["int64"])):
        assert values["dtypes"][loss] == {d: targets if d in FLOATS else [] for d in EVERY}
    assert values["accepted"]["adaptive_log_softmax"] == 4 * 2 * len(values["shapes"]["adaptive_log_softmax"])
    # five pairs of shapes with indices, three of them also with uint8; probabilities of equal shape, in any two floating-point dtypes
    assert len(values["shapes"]["cross_entropy"]) == 5
    assert values["accepted"]["cross_entropy"] == 4 * 5 + 4 * 3 + 4 * 4
    assert values["bytes_only_without_time"] is True
    assert values["bytes_with"] == values["shapes"]["cross_entropy"][:3]


def test_shapes(values):
    assert values["shapes"]["adaptive_log_softmax"] == ["(8,) ()", "(4, 8) (4,)", "(1, 8) (1,)"]
    assert values["shapes"]["cross_entropy"] == [
        "(3,) ()",
        "(3,) (1,)",
        "(4, 3) (4,)",
        "(2, 3, 4) (2, 4)",
        "(2, 3, 2, 2) (2, 2, 2)",
    ]
    assert "(4, 2, 3) (2, 2)" in values["shapes"]["ctc_loss"]
    assert "(4, 2, 3) (4,)" in values["shapes"]["ctc_loss"]  # concatenated
    assert not any("(4, 2, 3, 1)" in pair for pair in values["shapes"]["ctc_loss"])


def ctc_uniform(target):
    """C = 3, four frames: minus the logarithm of the share of paths that collapse to the target."""
    paths = itertools.product(range(3), repeat=4)
    count = sum([k for k, _ in itertools.groupby(path) if k] == target for path in paths)
    return -math.log(count / 81)


def test_fractions_are_cut_and_complex_targets_warn(values):
    cut = (ctc_uniform([1, 1]) / 2 + ctc_uniform([2, 1]) / 2) / 2
    assert math.isclose(values["loss_of_fractions"], cut, abs_tol=1e-6)
    assert math.isclose(values["loss_of_cut_fractions"], cut, abs_tol=1e-6)
    assert math.isclose(values["loss_of_complex"], ctc_uniform([1, 2]) / 2, abs_tol=1e-6)
    assert values["complex_warning"] == "Casting complex values to real discards the imaginary part"
    assert values["warned"] == {"ctc_loss": 0, "adaptive_log_softmax": 0, "cross_entropy": 0}
