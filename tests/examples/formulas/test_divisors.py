import pytest

Y = [0, 1, 2, 3, 3, 3]
KEPT = [0, 2, 3]
WEIGHT = [1, 2, 3, 4]

EXPECTED = {
    "cross_entropy": len(Y),
    "weight": sum(WEIGHT[y] for y in Y),
    "weight_soft": len(Y),
    "ignored": len(KEPT),
    "weight_ignored": sum(WEIGHT[y] for y in KEPT),
    "multi_label": len(Y) * 4,
    "pos_weight": len(Y) * 4,
    "mse": len(Y) * 2,
    "kl_batchmean": len(Y),
}


def test_mean_divides_by_what_the_table_says(values):
    assert values["divisors"] == pytest.approx(EXPECTED)
