import math

import pytest


def softplus(z):
    return math.log1p(math.exp(z))


# targets 1, 0 / 1, 1 at the logits 2, -0.5 / -1.5, 1
EACH = [softplus(-2), softplus(-0.5), softplus(1.5), softplus(-1)]


def test_every_argument_but_the_deprecated_ones_is_named(values):
    assert values["arguments"] == ["weight", "reduction", "pos_weight"]


def test_what_each_argument_changes(values):
    expected = {
        "default": sum(EACH) / 4,
        "weight": (EACH[0] + 3 * EACH[1] + EACH[2] + 3 * EACH[3]) / 4,
        "pos_weight": (EACH[0] + EACH[1] + EACH[2] + 3 * EACH[3]) / 4,
        "sum": sum(EACH),
    }
    assert values["losses"] == pytest.approx(expected, abs=1e-12)
    assert values["divisors"] == pytest.approx({"default": 4, "weight": 4, "pos_weight": 4}, abs=1e-9)
    assert values["equals_bce_of_sigmoid"] is True


def test_start_and_floor(values):
    assert values["starts_at"] == pytest.approx(math.log(2), abs=1e-12)
    assert values["starts_at_pos_weight_3"] == pytest.approx((3 * 3 + 1) / 4 * math.log(2), abs=1e-12)
    assert values["floor"] == 0
    assert values["floor_soft"] == pytest.approx(-0.3 * math.log(0.3) - 0.7 * math.log(0.7), abs=1e-12)


def test_what_goes_wrong_without_an_error(values):
    assert values["probability_as_logit"] == pytest.approx(math.log(2), abs=1e-12)
    assert values["target_of_2"] == pytest.approx(100 - 2 * 100, abs=1e-9)
    by_row = (EACH[0] + EACH[1] + 3 * EACH[2] + 3 * EACH[3]) / 4
    assert values["pos_weight_by_row"] == pytest.approx(by_row, abs=1e-12)
    assert values["pos_weight_by_row"] != pytest.approx(values["losses"]["pos_weight"], abs=0.5)
    assert values["one_hot_starts_at"] == pytest.approx(math.log(2), abs=1e-12)
    assert values["cross_entropy_starts_at"] == pytest.approx(math.log(10), abs=1e-12)


def test_the_curves(values):
    curves = values["loss_curves"]
    assert curves["x"] == pytest.approx([-6 + 0.2 * step for step in range(61)], abs=1e-9)
    for label, y, w in (("target=1", 1, 1), ("target=1, pos_weight=3", 1, 3), ("target=0", 0, 1)):
        for x, loss, slope in zip(curves["x"], curves["loss"][label], curves["gradient"][label], strict=True):
            sigmoid = 1 / (1 + math.exp(-x))
            assert loss == pytest.approx(w * y * softplus(-x) + (1 - y) * softplus(x), abs=1e-9)
            assert slope == pytest.approx(w * y * (sigmoid - 1) + (1 - y) * sigmoid, abs=1e-9)
            assert abs(slope) < w
    assert values["stays_within_pos_weight"] is True
