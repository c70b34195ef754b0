from statistics import fmean

import pytest

TARGETS = [0, 1, 1, 2, 6]
TABLE = [2, 1, 0, 0, 3, 2]


def huber(error, delta):
    return error * error / 2 if abs(error) <= delta else delta * (abs(error) - delta / 2)


def clip(value, low, high):
    return min(max(value, low), high)


def test_no_argument_of_the_signature_is_left_out(values):
    assert values["arguments"] == ["reduction", "delta"]


@pytest.mark.parametrize("delta", [0.5, 1.0, 2.0])
def test_loss_and_gradient_are_those_of_the_formula(values, delta):
    curves, label = values["loss_curves"], f"delta={delta:g}"
    assert curves["x"] == pytest.approx([-3 + i / 20 for i in range(121)])
    assert list(curves["loss"]) == ["delta=0.5", "delta=1", "delta=2"]
    assert curves["loss"][label] == pytest.approx([huber(x, delta) for x in curves["x"]])
    assert curves["gradient"][label] == pytest.approx([clip(x, -delta, delta) for x in curves["x"]])


def test_the_gradient_is_bounded_by_delta(values):
    assert values["gradients_at_1000"] == [0.5, 1, 2]
    assert values["losses_at_4"] == [huber(4, delta) for delta in (0.5, 1, 2)]


def test_the_best_constant_moves_from_the_median_to_the_mean(values):
    best = values["best_constants"]
    for delta in (0.1, 1, 10):
        left_over = sum(clip(y - best[f"delta_{delta:g}"], -delta, delta) for y in TARGETS)
        assert left_over == pytest.approx(0, abs=0.05 * delta)
    assert best["delta_0.1"] == pytest.approx(1, abs=0.1)
    assert best["delta_10"] == pytest.approx(fmean(TARGETS), abs=1e-6)
    assert values["loss_of_best"] == pytest.approx(fmean(huber(y - 4 / 3, 1) for y in TARGETS))
    assert values["loss_of_zero"] == pytest.approx(fmean(huber(y, 1) for y in TARGETS))
    assert values["floor"] == 0


def test_mean_divides_by_every_element(values):
    assert values["total"] == pytest.approx(sum(huber(x, 1) for x in TABLE))
    assert values["mean"] == pytest.approx(values["total"] / len(TABLE))
    assert values["divisor"] == pytest.approx(len(TABLE))
    assert values["half_the_mse"] == pytest.approx(0.5)


def test_weighted_means_divide_by_different_things(values):
    squares = 1 * 1 + 3 * 4
    assert values["weighted"]["huber"] == pytest.approx(squares / 2 / 2)  # two elements
    assert values["weighted"]["half_mse"] == pytest.approx(squares / 2 / (1 + 3))  # the sum of the weights


def test_a_target_of_another_dtype_fails_only_in_backward(values):
    assert values["loss_of_float64_target"] == pytest.approx(fmean([huber(1, 1), huber(2, 1)]))
    assert values["result_dtype"] == "torch.float32"
    backward, delta, reduction = values["messages"]
    assert "Double" in backward
    assert "Float" in backward
    assert "non-positive values for delta" in delta
    assert reduction.startswith("0.1 is not a valid value")
