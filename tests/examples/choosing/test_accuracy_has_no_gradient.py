import math

import pytest

SAMPLES, LABELS = [-2.0, -1.0, 0.5, 1.0, 3.0], [0, 0, 0, 1, 1]


def accuracy(boundary):
    return sum((x > boundary) == bool(y) for x, y in zip(SAMPLES, LABELS, strict=True)) / 5


def loss(boundary, slope=1.0):
    """Mean of log(1 + exp(-margin)), the margin positive on the right side of the boundary."""
    margins = [slope * (x - boundary) * (1 if y else -1) for x, y in zip(SAMPLES, LABELS, strict=True)]
    return sum(math.log1p(math.exp(-m)) for m in margins) / 5


def test_accuracy_refuses_to_go_backward(values):
    assert values["error_message"] == "element 0 of tensors does not require grad and does not have a grad_fn"


def test_both_curves_are_those_of_the_closed_forms(values):
    assert (values["samples"], values["labels"]) == (SAMPLES, LABELS)
    boundaries = values["boundaries"]
    assert (boundaries[0], boundaries[-1], len(boundaries)) == (-2.5, 3.5, 401)
    away = [i for i, b in enumerate(boundaries) if min(abs(b - x) for x in SAMPLES) > 1e-9]
    assert len(away) > 395
    assert all(values["accuracies"][i] == pytest.approx(accuracy(boundaries[i]), abs=1e-12) for i in away)
    assert values["losses"] == pytest.approx([loss(b) for b in boundaries], abs=1e-12)


def test_accuracy_changes_once_for_each_sample_and_the_loss_every_time(values):
    assert values["moves"] == 400
    assert values["moves_that_change_accuracy"] == len(SAMPLES)
    assert values["moves_that_change_loss"] == values["moves"]


def test_the_error_rate_is_at_most_the_loss_over_log_two(values):
    assert values["loss_bounds_errors"]
    rates = [(1 - a) * math.log(2) for a in values["accuracies"]]
    assert all(rate <= cost + 1e-12 for rate, cost in zip(rates, values["losses"], strict=True))
    # The bound is no accident of this grid: a sample is wrong when its margin is not positive, and costs log 2 or more.
    assert all(math.log1p(math.exp(-m)) >= math.log(2) for m in (0.0, -0.1, -1.0, -30.0))
    # 0.2 for each sample on average buys at most 0.2 / log 2 wrong ones.
    assert (1 - values["lowest_accuracy"]) * math.log(2) == pytest.approx(0.2, abs=1e-12)


def test_descent_follows_the_slope_of_finite_differences(values):
    place = 0.0
    for boundary, gradient, cost, share in values["path"]:
        assert boundary == pytest.approx(place, abs=1e-5)
        assert gradient == pytest.approx((loss(place + 1e-5) - loss(place - 1e-5)) / 2e-5, abs=1e-8)
        assert (cost, share) == pytest.approx((loss(place), accuracy(place)), abs=1e-5)
        place -= gradient


def test_the_loss_falls_at_every_step_and_still_after_accuracy_is_perfect(values):
    path, first = values["path"], values["first_perfect_step"]
    assert values["loss_fell_every_step"]
    assert [row[2] for row in path] == sorted((row[2] for row in path), reverse=True)
    assert first == 5
    assert all(row[3] < 1 for row in path[:first])
    assert all(row[3] == 1 for row in path[first:])
    assert values["still_moving_when_perfect"]
    assert path[-1][2] < path[first][2] - 0.01


def test_equal_accuracy_hides_a_different_loss(values):
    for slope in (1, 3):
        assert values["same_boundary"][f"slope_{slope}"] == pytest.approx([accuracy(0.75), loss(0.75, slope)], abs=1e-9)
    assert accuracy(0.75) == 1
    assert loss(0.75, 3) < 0.6 * loss(0.75, 1)
