import math

import pytest

LOGITS = [0.0, 1.3, 2.6, 0.65, 1.95]  # at every place
ROWS = [[3, 1, 4, 1, 2], [2, 4, 1], [1, 3]]


def loss(token):
    return math.log(sum(map(math.exp, LOGITS))) - LOGITS[token]


REAL = [loss(token) for row in ROWS for token in row]


def test_random_ids_below_ten_ignore_nothing(values):
    assert values["expected_ignored"] == pytest.approx(400 / 30522, abs=1e-12)
    assert values["chance_of_none"] == pytest.approx(math.exp(40 * math.log1p(-10 / 30522)), abs=1e-12)


def test_minus_100_the_pad_id_and_the_mask_agree(values):
    assert (values["kept_tokens"], values["places"]) == (10, 18)
    assert values["sum_of_kept"] == pytest.approx(sum(REAL), abs=1e-9)
    for name in ("loss_minus_100", "loss_pad_id", "loss_by_mask"):
        assert values[name] == pytest.approx(sum(REAL) / 10, abs=1e-9)
    assert values["three_ways_agree"] is True


def test_the_mean_after_masking_divides_by_the_pads_too(values):
    assert values["loss_mask_then_mean"] == pytest.approx(sum(REAL) / 18, abs=1e-9)


def test_without_ignoring_the_pads_count(values):
    assert values["loss_nothing_ignored"] == pytest.approx((sum(REAL) + 8 * loss(0)) / 18, abs=1e-9)


def test_the_grid_holds_the_loss_of_each_token(values):
    for row, losses, kept in zip(ROWS, values["token_losses"], values["kept"], strict=True):
        assert kept == [True] * len(row) + [False] * (6 - len(row))
        assert losses == pytest.approx([loss(token) for token in row] + [loss(0)] * (6 - len(row)), abs=1e-9)


def test_ignore_index_zero_drops_a_real_class_zero(values):
    right = [math.log1p(math.exp(-3.0)), math.log1p(math.exp(-2.0))]
    wrong = math.log1p(math.exp(0.5))
    assert values["loss_with_class_0"] == pytest.approx((sum(right) + wrong) / 3, abs=1e-9)
    assert values["loss_without_class_0"] == pytest.approx(wrong, abs=1e-9)
