import math

import pytest

EACH = [-math.log(0.9), -math.log(0.6), -math.log(0.8), -math.log(0.7)]


def test_every_argument_but_the_deprecated_ones_is_named(values):
    assert values["arguments"] == ["weight", "reduction"]


def test_mean_divides_by_the_elements_even_with_a_weight(values):
    weighted = EACH[0] + 3 * EACH[1] + EACH[2] + 3 * EACH[3]
    expected = {"default": sum(EACH) / 4, "weight": weighted / 4, "sum": sum(EACH)}
    assert values["losses"] == pytest.approx(expected, abs=1e-12)
    assert values["divisor"] == pytest.approx(4)
    assert values["divisor_weighted"] == pytest.approx(4)


def test_start_floor_ceiling_and_the_gradient_at_the_ceiling(values):
    assert values["starts_at"] == pytest.approx(math.log(2), abs=1e-12)
    assert values["floor"] == 0
    assert values["floor_soft"] == pytest.approx(-0.3 * math.log(0.3) - 0.7 * math.log(0.7), abs=1e-12)
    assert values["ceiling"] == 100
    assert values["gradient_at_ceiling"] == pytest.approx(-1e12)  # (p - y) over the clamped p (1 - p)


def test_swapped_arguments_and_saturated_sigmoids_raise_nothing(values):
    # y log p with the roles exchanged: each 0.1, 0.4, 0.2, 0.3 of a wrong 1 costs 100
    assert values["swapped"] == pytest.approx(100 * (0.1 + 0.4 + 0.2 + 0.3) / 4, abs=1e-9)
    assert (values["saturated_loss"], values["saturated_gradient"]) == (100, 0)
    by_sample = EACH[0] + EACH[1] + 3 * EACH[2] + 3 * EACH[3]
    assert values["by_sample"] == pytest.approx(by_sample / 4, abs=1e-12)


def test_the_curves(values):
    curves = values["loss_curves"]
    assert curves["x"] == pytest.approx([0.05 + 0.01 * step for step in range(91)], abs=1e-12)
    for y in (1.0, 0.3, 0.0):
        rows = zip(curves["x"], curves["loss"][f"target={y}"], curves["gradient"][f"target={y}"], strict=True)
        for p, loss, slope in rows:
            assert loss == pytest.approx(-y * math.log(p) - (1 - y) * math.log(1 - p), abs=1e-9)
            assert slope == pytest.approx((p - y) / (p * (1 - p)), abs=1e-9)
