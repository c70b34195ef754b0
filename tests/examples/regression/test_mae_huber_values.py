import pytest


def huber(error, delta=1.0):
    size = abs(error)
    return size * size / 2 if size <= delta else delta * size - delta * delta / 2


def test_the_values_are_those_of_the_definitions(values):
    errors = values["errors"]
    assert errors == [0.1, 0.5, 1.0, 3.0, 10.0]
    assert values["values"]["mse"] == pytest.approx([0.01, 0.25, 1, 9, 100], abs=1e-9)
    assert values["values"]["mae"] == pytest.approx(errors, abs=1e-9)
    assert values["values"]["huber"] == pytest.approx([0.005, 0.125, 0.5, 2.5, 9.5], abs=1e-9)


def test_only_the_gradient_of_squared_error_grows_with_the_error(values):
    assert values["signed_errors"] == [0.0, 0.5, 1.0, 3.0, -10.0]
    assert values["gradients"]["mse"] == pytest.approx([0, 1, 2, 6, -20], abs=1e-9)
    assert values["gradients"]["mae"] == pytest.approx([0, 1, 1, 1, -1], abs=1e-9)
    assert values["gradients"]["huber"] == pytest.approx([0, 0.5, 1, 1, -1], abs=1e-9)


def test_huber_is_delta_times_smooth_l1(values):
    assert values["deltas"] == [0.5, 1.0, 2.0]
    assert values["gap_smooth_l1"] < 1e-12
    assert values["gap_by_hand"] < 1e-12
    assert values["huber_at_4"] == pytest.approx([huber(4, d) for d in (0.5, 1, 2)], abs=1e-9)
    assert values["smooth_l1_at_4"] == pytest.approx([huber(4, d) / d for d in (0.5, 1, 2)], abs=1e-9)


def test_the_curves_are_drawn_through_the_definitions(values):
    curves = values["curves"]
    errors = curves["errors"]
    assert errors == pytest.approx([-4 + i / 10 for i in range(81)], abs=1e-9)
    assert curves["mse"]["loss"] == pytest.approx([e * e for e in errors], abs=1e-9)
    assert curves["mae"]["loss"] == pytest.approx([abs(e) for e in errors], abs=1e-9)
    assert curves["huber"]["loss"] == pytest.approx([huber(e) for e in errors], abs=1e-9)
    sign = [(e > 1e-9) - (e < -1e-9) for e in errors]
    assert curves["mse"]["gradient"] == pytest.approx([2 * e for e in errors], abs=1e-9)
    assert curves["mae"]["gradient"] == pytest.approx(sign, abs=1e-9)
    assert curves["huber"]["gradient"] == pytest.approx([max(-1, min(1, e)) for e in errors], abs=1e-9)
