import math

import pytest

ROWS = [[1.4, -0.6, 0.5, -0.2, 0.5], [-0.8, 1.3, 2.3, 0.9, 2.4]]
TARGETS = [1, 2]
LOG_SUMS = [math.log(sum(map(math.exp, row))) for row in ROWS]


def smoothed_loss(row, y):
    log_sum = math.log(sum(map(math.exp, row)))
    return sum(((0.9 if k == y else 0) + 0.02) * (log_sum - z) for k, z in enumerate(row))


def test_the_mixture_is_the_smoothed_loss(values):
    expected = sum(map(smoothed_loss, ROWS, TARGETS)) / 2
    assert values["loss_smoothed"] == pytest.approx(expected, abs=1e-9)
    assert values["loss_mixed"] == pytest.approx(expected, abs=1e-9)


def test_the_parts_are_cross_entropy_and_the_mean_over_classes(values):
    own = sum(s - row[y] for s, row, y in zip(LOG_SUMS, ROWS, TARGETS, strict=True)) / 2
    everyone = sum(s - sum(row) / 5 for s, row in zip(LOG_SUMS, ROWS, strict=True)) / 2
    assert values["cross_entropy_part"] == pytest.approx(own, abs=1e-9)
    assert values["all_classes_part"] == pytest.approx(everyone, abs=1e-9)
    assert values["kl_part"] == pytest.approx(everyone, abs=1e-9)
    assert values["kl_from_uniform"] > 0


def test_the_gradient_is_the_probability_minus_the_smoothed_target(values):
    row, y, h = ROWS[0], TARGETS[0], 1e-5
    for k, found in enumerate(values["gradient_first_row"]):
        up = [z + h * (j == k) for j, z in enumerate(row)]
        down = [z - h * (j == k) for j, z in enumerate(row)]
        slope = (smoothed_loss(up, y) - smoothed_loss(down, y)) / (2 * h)
        assert found == pytest.approx(slope, abs=1e-8)
    assert values["gradient_is_p_minus_t"] is True


def test_an_ignored_target_leaves_sum_and_divisor(values):
    expected = smoothed_loss(ROWS[0], TARGETS[0])
    assert values["loss_with_ignored"] == pytest.approx(expected, abs=1e-9)
    assert values["loss_of_kept_row"] == pytest.approx(expected, abs=1e-9)
