import math

import pytest

LARGEST = {"float16": 65504.0, "bfloat16": (2 - 2**-7) * 2.0**127, "float32": (2 - 2**-23) * 2.0**127}
SMALLEST = {"float16": 2.0**-24, "bfloat16": 2.0**-133, "float32": 2.0**-149}  # above 0
HALF_STEP_BELOW_ONE = {"float16": 2.0**-12, "bfloat16": 2.0**-9, "float32": 2.0**-25}


def down_to_grid(z):
    return math.floor(z * 10) / 10


def at(stretches, z):
    return next(verdict for verdict, first, last in stretches if first <= z <= last)


@pytest.mark.parametrize("dtype", LARGEST)
def test_the_plain_exponential_lasts_as_long_as_the_format(values, dtype):
    limit = down_to_grid(math.log(LARGEST[dtype]))
    assert values["breaks_at"]["naive"][dtype] == pytest.approx(limit)
    for table, broken in (("wrong_answer", "inf"), ("right_answer", "nan")):
        assert at(values[table]["naive"][dtype], 120) == broken
        assert len(values[table]["naive"][dtype]) == 2


@pytest.mark.parametrize("dtype", SMALLEST)
def test_the_log_of_softmax_is_infinite_once_the_probability_rounds_to_0(values, dtype):
    vanishes = -math.log(SMALLEST[dtype] / 2)
    stretches = values["wrong_answer"]["log_of_softmax"][dtype]
    assert at(stretches, down_to_grid(vanishes) + 0.2) == "inf"
    assert at(stretches, down_to_grid(vanishes) - 0.1) != "inf"


@pytest.mark.parametrize("dtype", HALF_STEP_BELOW_ONE)
def test_bce_after_sigmoid_stands_at_100_once_the_sigmoid_rounds_to_1(values, dtype):
    rounds_to_one = -math.log(HALF_STEP_BELOW_ONE[dtype])
    stretches = values["wrong_answer"]["after_sigmoid"][dtype]
    assert values["breaks_at"]["after_sigmoid"][dtype] < rounds_to_one
    for z in (down_to_grid(rounds_to_one) + 0.5, 50, 98, 110):
        assert at(stretches, z) == "inexact"
    assert at(stretches, 100) == "right"  # by chance: 100 is the loss there


def test_the_value_of_100_has_no_gradient_and_the_stable_form_has_one(values):
    assert values["loss_after_sigmoid"] == 100
    assert values["gradient_after_sigmoid"] == 0
    assert values["gradient_with_logits"] == pytest.approx(1 / (1 + math.exp(-20)), abs=1e-7)


def test_the_stable_forms_never_break(values):
    assert values["stable_forms_never_break"]
    for method in ("cross_entropy", "with_logits"):
        for dtype in LARGEST:
            assert values["wrong_answer"][method][dtype] == [["right", 0.0, 120.0]]
            assert values["right_answer"][method][dtype] == [["right", 0.0, 120.0]]
