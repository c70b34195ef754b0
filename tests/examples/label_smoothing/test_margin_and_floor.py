import math

import pytest


def margins(alpha):
    # the two logits move apart by twice the gradient sigmoid(margin) - t in every step
    margin, found = 0.0, {}
    for step in range(1, 10_001):
        margin -= 2 * (1 / (1 + math.exp(-margin)) - (1 - alpha / 2))
        found[step] = margin
    return found


def entropy(alpha, C):
    true_mass, wrong_mass = 1 - alpha + alpha / C, alpha / C
    return -true_mass * math.log(true_mass) - (C - 1) * wrong_mass * math.log(wrong_mass)


def test_the_one_hot_margin_follows_the_scalar_recursion(values):
    expected = margins(0.0)
    for step, margin in values["margins_one_hot"].items():
        assert margin == pytest.approx(expected[int(step)], abs=1e-9)
    assert list(values["margins_one_hot"]) == ["10", "100", "1000", "10000"]


def test_without_smoothing_ten_times_the_steps_add_log_ten(values):
    assert values["growth_per_decade"] == pytest.approx(math.log(10), abs=2e-3)


def test_the_smoothed_margin_stops_at_log_19(values):
    expected = margins(0.1)
    for step, margin in values["margins_smoothed"].items():
        assert margin == pytest.approx(expected[int(step)], abs=1e-9)
    assert values["margins_smoothed"]["1000"] == pytest.approx(math.log(19), abs=1e-9)
    assert values["margins_smoothed"]["10000"] == pytest.approx(math.log(19), abs=1e-9)


def test_the_floor_is_the_entropy_of_the_smoothed_target(values):
    assert values["alpha"] == 0.1
    assert values["class_counts"] == [2, 3, 5, 10, 1000]
    for C in values["class_counts"]:
        assert values["floor_by_classes"][str(C)] == pytest.approx(entropy(0.1, C), abs=1e-9)


def test_the_best_margin_makes_the_probabilities_equal_the_target(values):
    for C in values["class_counts"]:
        odds = math.exp(values["margin_by_classes"][str(C)])
        assert odds / (odds + C - 1) == pytest.approx(0.9 + 0.1 / C, abs=1e-12)


def test_the_loss_rises_beyond_the_best_margin(values):
    def loss(margin):  # C = 3: log-sum-exp minus the target's share of the margin
        return math.log(math.exp(margin) + 2) - (0.9 + 0.1 / 3) * margin

    assert values["loss_below_best"] == pytest.approx(loss(1.0), abs=1e-9)
    assert values["loss_at_best"] == pytest.approx(entropy(0.1, 3), abs=1e-9)
    assert values["loss_at_margin_10"] == pytest.approx(loss(10.0), abs=1e-9)
    assert values["loss_at_margin_20"] == pytest.approx(loss(20.0), abs=1e-9)
    assert values["loss_at_margin_20"] > values["loss_below_best"] > values["loss_at_best"]


def test_far_out_the_loss_rises_by_the_share_of_the_wrong_classes(values):
    # log(e^m + 2) approaches m, of which the target takes 0.9 + 0.1 / 3
    assert values["rise_per_unit"] == pytest.approx(0.1 * 2 / 3, abs=1e-4)


def test_the_curves_of_the_figure_follow_the_closed_form(values):
    assert [margin for margin, _ in values["curve_one_hot"]] == values["axis"]
    assert (values["axis"][0], values["axis"][-1], len(values["axis"])) == (-2, 12, 113)
    for margin, loss in values["curve_one_hot"]:
        assert loss == pytest.approx(math.log1p(2 * math.exp(-margin)), abs=1e-9)
    for margin, loss in values["curve_smoothed"]:
        assert loss == pytest.approx(math.log1p(2 * math.exp(-margin)) + 0.1 * 2 / 3 * margin, abs=1e-9)
    assert min(loss for _, loss in values["curve_smoothed"]) >= values["floor_by_classes"]["3"]
