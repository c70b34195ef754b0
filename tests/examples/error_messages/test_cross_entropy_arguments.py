import math

import pytest

LENGTH = "weight tensor should be defined either for all 3 classes or no classes but got weight tensor of shape: [4]"
REFUSALS = [
    ("as_function", "RuntimeError", "Boolean value of Tensor with more than one value is ambiguous"),
    ("no_target", "TypeError", "CrossEntropyLoss.forward() missing 1 required positional argument: 'target'"),
    ("weight_length", "RuntimeError", LENGTH),
    ("weight_long", "RuntimeError", "expected scalar type Float but found Long"),
    ("weight_double", "RuntimeError", "expected scalar type Float but found Double"),
    ("reduction", "ValueError", "avg is not a valid value for reduction"),
    ("smoothing", "RuntimeError", "label_smoothing must be between 0.0 and 1.0. Got: 1.5"),
    ("ignored_probs", "RuntimeError", "ignore_index is not supported for floating point target"),
]
ROWS = [[2.0, 0.1, -1.0], [0.5, 1.5, -0.5]]
MINUS_LOG_P = [[math.log(sum(map(math.exp, row))) - z for z in row] for row in ROWS]
FIRST, SECOND = MINUS_LOG_P[0][0], MINUS_LOG_P[1][1]  # float32 in the example


@pytest.mark.parametrize(("name", "kind", "text"), REFUSALS)
def test_the_refusal_is_word_for_word(values, name, kind, text):
    assert values[f"{name}_type"] == kind
    assert values[f"{name}_message"] == text


@pytest.mark.parametrize("name", ["as_function", "weight_length", "reduction"])
def test_each_mended_call_gives_the_plain_mean(values, name):
    assert values[f"{name}_mended"] == pytest.approx((FIRST + SECOND) / 2, abs=1e-6)


def test_float_weights_give_the_weighted_mean(values):
    assert values["weight_mended"] == pytest.approx((FIRST + 2 * SECOND) / 3, abs=1e-6)


def test_smoothing_mixes_in_the_mean_over_classes(values):
    uniform = sum(map(sum, MINUS_LOG_P)) / 6
    expected = 0.85 * (FIRST + SECOND) / 2 + 0.15 * uniform
    assert values["smoothing_mended"] == pytest.approx(expected, abs=1e-6)


def test_ignore_index_works_with_indices(values):
    assert values["ignored_probs_mended"] == pytest.approx(FIRST, abs=1e-6)
