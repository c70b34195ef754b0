import pytest

PREDICTIONS = [[1, 2, 3], [4, 5, 6]]
TARGETS = [[1, 0, 4], [2, 5, 3]]


def differences():
    return [[p - t for p, t in zip(*rows, strict=True)] for rows in zip(PREDICTIONS, TARGETS, strict=True)]


def test_the_squares_and_their_sums_are_counted_by_hand(values):
    assert (values["N"], values["D"]) == (2, 3)
    assert [sum(d * d for d in row) for row in differences()] == [5, 13]
    assert values["sum_of_squares"] == 18


def test_torch_divides_by_all_elements_and_the_textbook_by_rows(values):
    assert values["loss"] == values["loss_by_torch"] == pytest.approx(18 / 6, abs=1e-6)
    assert values["loss_per_row"] == pytest.approx(18 / 2, abs=1e-6)
    assert values["ratio_of_losses"] == pytest.approx(3, abs=1e-6)


def test_the_gradient_carries_the_divisor_of_the_loss(values):
    for row, torch_row, textbook_row in zip(
        differences(), values["gradient_by_torch"], values["gradient_textbook"], strict=True
    ):
        assert torch_row == pytest.approx([2 * d / 6 for d in row], abs=1e-6)
        assert textbook_row == pytest.approx([2 * d / 2 for d in row], abs=1e-6)


def test_one_column_leaves_no_difference(values):
    assert values["loss_one_column"] == pytest.approx((1 + 9) / 2, abs=1e-6)
    assert values["loss_one_column_per_row"] == pytest.approx((1 + 9) / 2, abs=1e-6)
