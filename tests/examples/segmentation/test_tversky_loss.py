import math

import pytest


def tversky(hit, false_alarm, missed, alpha, beta, smooth=1.0):
    return 1 - (hit + smooth) / (hit + alpha * false_alarm + beta * missed + smooth)


def even(area, p, background=None, alpha=0.3, beta=0.7, smooth=1.0):
    """The loss where the object of `area` pixels has the probability p and the rest of 256 pixels `background`."""
    background = p if background is None else background
    return tversky(area * p, (256 - area) * background, area * (1 - p), alpha, beta, smooth)


def slope(area, p, background, alpha, beta, smooth=1.0):
    """By the logit of one object pixel: a hit of one more is a miss of one less."""
    step = 1e-6
    ends = []
    for shift in (-step, step):
        q = 1 / (1 + math.exp(-(math.log(p / (1 - p)) + shift)))
        hit, missed = area * p + q - p, area * (1 - p) + p - q
        ends.append(tversky(hit, (256 - area) * background, missed, alpha, beta, smooth))
    return (ends[1] - ends[0]) / (2 * step)


def test_the_start_and_the_floor(values):
    assert values["starts_at"] == pytest.approx(even(16, 0.5))
    assert values["floor"] == pytest.approx(0, abs=1e-6)


def test_the_largest_constant_is_best(values):
    losses = [even(16, c / 10) for c in range(1, 10)]
    assert values["constants"] == pytest.approx(losses)
    assert values["largest_constant_is_best"] is (losses == sorted(losses, reverse=True)) is True
    of_small = [even(4, c / 10) for c in range(1, 10)]
    assert values["of_small"] == pytest.approx(of_small)
    assert values["smallest_constant_is_best"] is (of_small == sorted(of_small)) is True


@pytest.mark.parametrize(
    "name, alpha, beta", [("default", 0.3, 0.7), ("swapped", 0.7, 0.3), ("dice", 0.5, 0.5), ("iou", 1, 1)]
)
def test_the_weights_decide_which_mistake_costs_more(values, name, alpha, beta):
    assert values["too_little"][name] == pytest.approx(tversky(8, 0, 8, alpha, beta, 0), abs=1e-6)
    assert values["too_much"][name] == pytest.approx(tversky(16, 16, 0, alpha, beta, 0), abs=1e-6)


def test_swapping_reverses_the_order(values):
    assert values["swapping_reverses"] is True
    assert tversky(8, 0, 8, 0.3, 0.7, 0) > tversky(16, 16, 0, 0.3, 0.7, 0)
    assert tversky(8, 0, 8, 0.7, 0.3, 0) < tversky(16, 16, 0, 0.7, 0.3, 0)


def test_dice_and_iou_are_special_cases(values):
    p, background = 1 / (1 + math.exp(-0.5)), 1 / (1 + math.exp(1))
    total = 16 * p + 240 * background
    dice, iou = 1 - 32 * p / (total + 16), 1 - 16 * p / (total + 16 - 16 * p)
    assert (values["as_dice"], values["as_iou"]) == pytest.approx((dice, iou))
    assert (values["dice"], values["iou"]) == pytest.approx((dice, iou))
    assert values["is_dice"] is values["is_iou"] is True


def test_focal_tversky_and_empty_masks(values):
    assert values["focal_tversky"] == pytest.approx(tversky(8, 0, 8, 0.3, 0.7, 0) ** 0.75, abs=1e-6)
    assert values["empty"]["03"] == pytest.approx(tversky(0, 32, 0, 0.3, 0.7), abs=1e-6)
    assert values["empty"]["07"] == pytest.approx(tversky(0, 32, 0, 0.7, 0.7), abs=1e-6)


def test_no_gradient_exceeds_the_bound_of_the_table():
    for beta in (0.3, 0.5, 0.7, 1):
        for p in [i / 20 for i in range(1, 20)]:
            for background in (0.0, 0.01, 0.5):
                assert abs(slope(16, p, background, 1 - beta / 2, beta, 0)) <= 1 / (4 * beta * 16) + 1e-9


def test_the_curves_follow_the_formula(values):
    curves, background = values["loss_curves"], 1 / (1 + math.exp(4))
    assert curves["x"] == [one / 4 for one in range(-24, 25)]
    for alpha in (0.7, 0.5, 0.3):
        label = f"alpha={alpha}, beta={round(1 - alpha, 1)}"
        for x, loss, grad in zip(curves["x"], curves["loss"][label], curves["gradient"][label], strict=True):
            p = 1 / (1 + math.exp(-x))
            assert loss == pytest.approx(even(16, p, background, alpha, 1 - alpha), rel=1e-5)
            assert grad == pytest.approx(slope(16, p, background, alpha, 1 - alpha), rel=1e-3, abs=1e-8)
