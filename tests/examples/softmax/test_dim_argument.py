import math

import pytest

LOGITS = [[2.0, 1.0, 0.1], [0.5, 3.0, 0.2]]


def softmax(scores):
    weights = [math.exp(score) for score in scores]
    return [weight / sum(weights) for weight in weights]


def test_dim_1_normalises_each_row(values):
    for row, scores in zip(values["probs_dim_1"], LOGITS, strict=True):
        assert row == pytest.approx(softmax(scores), abs=1e-12)
    assert values["row_sums_dim_1"] == pytest.approx([1, 1], abs=1e-12)


def test_dim_0_normalises_each_column_so_samples_disturb_each_other(values):
    columns = [softmax(column) for column in zip(*LOGITS, strict=True)]
    expected = [list(row) for row in zip(*columns, strict=True)]
    for row, wanted in zip(values["probs_dim_0"], expected, strict=True):
        assert row == pytest.approx(wanted, abs=1e-12)
    assert values["column_sums_dim_0"] == pytest.approx([1, 1, 1], abs=1e-12)
    assert values["row_sums_dim_0"] == pytest.approx([sum(row) for row in expected], abs=1e-12)
    assert sum(values["row_sums_dim_0"]) == pytest.approx(3, abs=1e-12)


def test_the_last_axis_is_right_for_tokens_too(values):
    assert values["largest_error_dim_last"] < 1e-12


def test_without_dim_the_axis_depends_on_the_number_of_axes(values):
    assert values["implicit_2d_is_dim_1"] is True
    assert values["implicit_3d_is_dim_0"] is True


def test_the_warning_names_the_missing_dim(values):  # wording of torch 2.13.0
    assert values["warning_category"] == "UserWarning"
    assert values["warning_message"] == (
        "Implicit dimension choice for softmax has been deprecated. Change the call to include dim=X as an argument."
    )


def test_torch_softmax_refuses_a_missing_dim(values):  # wording of torch 2.13.0
    assert values["missing_dim_type"] == "TypeError"
    assert values["missing_dim_message"] == 'softmax() missing 1 required positional arguments: "dim"'
