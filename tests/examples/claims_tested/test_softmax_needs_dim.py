import math

import pytest


def softmax(row):
    return [math.exp(z) / sum(map(math.exp, row)) for z in row]


def test_the_axis_depends_on_the_number_of_axes(values):
    assert values["one_dim"] == [0]
    assert values["two_dims"] == [1]
    assert values["three_dims"] == [0]  # the batch, not the last axis
    assert values["four_dims"] == [1]


def test_the_warning_is_word_for_word(values):
    assert values["warning_message"] == (
        "Implicit dimension choice for softmax has been deprecated. Change the call to include dim=X as an argument."
    )


def test_over_classes_the_neighbour_does_not_matter(values):
    expected = softmax([2.0, 0.1, -1.0])  # float32 in the example
    assert values["dim_1_with_small"] == pytest.approx(expected, abs=1e-6)
    assert values["dim_1_with_large"] == pytest.approx(expected, abs=1e-6)


def test_over_the_batch_it_does(values):
    columns = zip([2.0, 0.1, -1.0], [0.0, 0.0, 0.0], strict=True)
    expected = [softmax(column)[0] for column in columns]
    assert values["dim_0_with_small"] == pytest.approx(expected, abs=1e-6)
    assert values["dim_0_with_large"] == pytest.approx([softmax([2.0, 9.0])[0], *expected[1:]], abs=1e-6)
    assert values["sum_of_row_dim_0"] == pytest.approx(sum(expected), abs=1e-6)


def test_alone_in_the_batch_every_class_is_certain(values):
    assert values["batch_of_one_dim_0"] == [1.0, 1.0, 1.0]
