import pytest

MESSAGES = [
    ("RuntimeError", "double", "mat1 and mat2 must have the same dtype, but got Double and Float"),
    ("RuntimeError", "integers", "mat1 and mat2 must have the same dtype, but got Long and Float"),
    ("RuntimeError", "images", "mat1 and mat2 shapes cannot be multiplied (8x5 and 10x1)"),
    ("RuntimeError", "width", "mat1 and mat2 shapes cannot be multiplied (4x9 and 10x1)"),
    ("RuntimeError", "convolution", "Input type (unsigned char) and bias type (float) should be the same"),
]


@pytest.mark.parametrize(("kind", "name", "text"), MESSAGES)
def test_the_message_is_word_for_word(says, kind, name, text):
    says(kind, name, text)


def test_each_fix_gives_one_output_a_sample(output):
    # Linear twice; then a 3x3 convolution, which leaves 6 of 8 places along each side.
    assert [line for line in output.splitlines() if line.startswith("[")] == ["[4, 1]", "[4, 1]", "[1, 8, 6, 6]"]
