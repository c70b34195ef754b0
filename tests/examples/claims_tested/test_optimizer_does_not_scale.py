import pytest


def test_the_scaled_gradient_is_the_gradient_times_the_scale(values):
    assert values["scale"] == 2**16
    assert values["scaled_gradient"] == pytest.approx(0.1 * 2**16, rel=1e-6)


def test_the_optimizer_alone_takes_the_enlarged_step(values):
    assert values["weight_after_plain_step"] == pytest.approx(1 - 0.1 * 2**16, rel=1e-6)


def test_the_scaler_divides_it_back(values):
    assert values["weight_after_scaler_step"] == pytest.approx(1 - 0.1, abs=1e-6)


def test_no_optimizer_takes_a_scale(values):
    assert values["arguments_about_scaling"] == []
    assert values["number_of_optimizers"] == 15
    assert values["number_of_arguments"] == 36
