import math

import pytest


def dice(p, y, smooth=1.0, squared=False):
    """1 - Dice of one image, in plain Python."""
    overlap = sum(a * b for a, b in zip(p, y, strict=True))
    sizes = sum(a * a + b * b if squared else a + b for a, b in zip(p, y, strict=True))
    return 1 - (2 * overlap + smooth) / (sizes + smooth)


def mask(area):
    return [1.0] * area + [0.0] * (256 - area)


def slope(area, probability, background, smooth=1.0):
    """The derivative by the logit of one object pixel, from the quotient rule."""
    overlap, total = area * probability, area * probability + area + (256 - area) * background + smooth
    return (2 * overlap + smooth - 2 * total) / total**2 * probability * (1 - probability)


def test_the_start_and_the_floor(values):
    assert values["starts_at"] == pytest.approx(dice([0.5] * 256, mask(16)))
    assert values["starts_squared"] == pytest.approx(dice([0.5] * 256, mask(16), squared=True))
    assert values["floor"] == pytest.approx(0, abs=1e-7)
    assert values["everything"] == pytest.approx(dice([1.0] * 256, mask(16)), abs=1e-6)


def test_the_largest_constant_is_best_although_the_object_is_rare(values):
    losses = [dice([c / 10] * 256, mask(16)) for c in range(1, 10)]
    assert values["of_medium"] == pytest.approx(losses)
    assert values["largest_constant_is_best"] is (losses == sorted(losses, reverse=True)) is True
    assert values["everything"] < losses[-1]


def test_smooth_turns_the_best_constant_around_for_a_small_object(values):
    # the loss of a constant c falls with c exactly where 256 s < 2 A (A + s)
    for name, smooth, rises in (("of_small", 1, True), ("of_small_unsmoothed", 1e-6, False)):
        losses = [dice([c / 10] * 256, mask(4), smooth) for c in range(1, 10)]
        assert values[name] == pytest.approx(losses)
        assert (losses == sorted(losses)) is rises is (256 * smooth > 2 * 4 * (4 + smooth))
    assert 256 < 2 * 16 * (16 + 1)
    assert values["smallest_constant_is_best"] is values["largest_is_best_without_smooth"] is True


def test_a_pixel_of_a_small_object_has_the_larger_gradient(values):
    assert values["pixel"]["small"] == pytest.approx(slope(4, 0.5, 0), rel=1e-5)
    assert values["pixel"]["large"] == pytest.approx(slope(64, 0.5, 0), rel=1e-5)
    assert values["small_over_large"] == pytest.approx(slope(4, 0.5, 0) / slope(64, 0.5, 0), rel=1e-5)


def test_no_gradient_exceeds_the_bound_of_the_table():
    grid = [i / 50 for i in range(1, 50)]
    for area in (4, 16, 64):
        for p in grid:
            for background in (0.0, 0.01, 0.5):
                assert abs(slope(area, p, background, smooth=0)) <= 1 / (2 * area)


@pytest.mark.parametrize("name, smooth", [("none", 1e-6), ("one", 1), ("hundred", 100)])
def test_smooth_decides_about_empty_masks_and_missed_objects(values, name, smooth):
    assert values["missed"][name] == pytest.approx(dice([0.0] * 256, mask(4), smooth), abs=1e-6)
    assert values["nearly_empty"][name] == pytest.approx(dice([0.01] * 256, mask(0), smooth))
    # 1 - s / (P + s) has the derivative s / (P + s)^2 by each probability
    expected = 256 * smooth / (2.56 + smooth) ** 2 * 0.01 * 0.99
    assert values["empty_gradient"][name] == pytest.approx(expected, rel=1e-5)
    assert values["no_gradient_without_smooth"] is (1e-6 * (3.56 / 2.56) ** 2 < 2e-6) is True


def test_the_range_of_the_mean(values):
    small_missed, large_found = dice(mask(0), mask(4)), 0
    assert values["by_image"] == pytest.approx((small_missed + large_found) / 2, abs=1e-6)
    assert values["over_batch"] == pytest.approx(1 - (2 * 64 + 1) / (64 + 68 + 1), abs=1e-6)
    assert values["halves"] == pytest.approx(values["by_image"], abs=1e-6)
    # two rows of the first image have two missed pixels each; 30 rows and the other image are right
    assert values["as_rows"] == pytest.approx(2 * (1 - 1 / 3) / 32, abs=1e-6)


def test_the_curves_follow_the_formula(values):
    curves, background = values["loss_curves"], 1 / (1 + math.exp(4))
    assert curves["x"] == [one / 4 for one in range(-24, 25)]
    for area in (4, 16, 64):
        for x, loss, grad in zip(
            curves["x"], curves["loss"][f"area={area}"], curves["gradient"][f"area={area}"], strict=True
        ):
            p = 1 / (1 + math.exp(-x))
            assert loss == pytest.approx(dice([p] * area + [background] * (256 - area), mask(area)), rel=1e-5)
            assert grad == pytest.approx(slope(area, p, background), rel=1e-4)
