import pytest

REFUSALS = [
    ("double", "RuntimeError", "mat1 and mat2 must have the same dtype, but got Double and Float"),
    ("integers", "RuntimeError", "mat1 and mat2 must have the same dtype, but got Long and Float"),
    ("width", "RuntimeError", "mat1 and mat2 shapes cannot be multiplied (4x9 and 10x1)"),
    ("images", "RuntimeError", "mat1 and mat2 shapes cannot be multiplied (8x5 and 10x1)"),
]


@pytest.mark.parametrize(("name", "kind", "text"), REFUSALS)
def test_the_refusal_is_word_for_word(values, name, kind, text):
    assert values[f"{name}_type"] == kind
    assert values[f"{name}_message"] == text


@pytest.mark.parametrize("name", ["double", "width", "images"])
def test_each_mended_call_is_the_product_with_the_weights(values, name):
    assert values[f"{name}_mended"] == pytest.approx(0.0, abs=1e-6)


def test_the_outputs_are_one_column(output):
    assert output.count("-> [4, 1]  True") == 3
