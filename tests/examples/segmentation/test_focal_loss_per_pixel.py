import math

import pytest


def focal(z, y, gamma=2.0, alpha=None):
    p = 1 / (1 + math.exp(-z if y else z))
    weight = 1 if alpha is None else (alpha if y else 1 - alpha)
    return weight * (1 - p) ** gamma * -math.log(p)


def image(z, area=16, pixels=256, **settings):
    return area * focal(z, 1, **settings) + (pixels - area) * focal(z, 0, **settings)


def test_the_value_at_the_start(values):
    assert values["starts_at"] == pytest.approx(math.log(2) / 4)
    assert values["starts_cross_entropy"] == pytest.approx(math.log(2))
    assert values["starts_with_alpha"] == pytest.approx(image(0, alpha=0.25) / 256)
    assert values["starts_per_positive"] == pytest.approx(image(0) / 16)
    assert values["pixels_per_positive"] == pytest.approx(256 / 16)
    assert values["floor"] == pytest.approx(0, abs=1e-30)


def test_the_value_of_a_model_that_starts_at_one_percent(values):
    z = math.log(0.01 / 0.99)
    assert values["prior_focal"] == pytest.approx(image(z) / 256)
    assert values["prior_cross_entropy"] == pytest.approx(image(z, gamma=0) / 256)
    assert values["gamma_0_is_cross_entropy"] is True


def test_without_an_object_the_sum_is_kept(values):
    assert values["no_object"] == pytest.approx(256 * math.log(2) / 4)


def test_only_the_mean_over_pixels_depends_on_the_size_of_the_image(values):
    for place, pixels in enumerate((256, 4096)):
        total = image(-4, pixels=pixels)
        assert values["missed"]["pixel"][place] == pytest.approx(total / pixels)
        assert values["missed"]["positive"][place] == pytest.approx(total / 16)


def test_the_gradient(values):
    step = 1e-5
    ratio = (focal(step, 1) - focal(-step, 1)) / (focal(step, 1, 0) - focal(-step, 1, 0))
    assert values["start_ratio"] == pytest.approx(ratio, rel=1e-6)
    slopes = [abs(focal(z / 50 + step, 1) - focal(z / 50 - step, 1)) / (2 * step) for z in range(-500, 500)]
    assert values["steepest"] == pytest.approx(max(slopes), rel=1e-3)


def test_alpha_sets_the_share_of_the_object(values):
    for name, alpha in (("none", None), ("quarter", 0.25), ("three_quarters", 0.75)):
        share = 16 * focal(0, 1, alpha=alpha) / image(0, alpha=alpha)
        assert values["object_share"][name] == pytest.approx(share)


def test_void_pixels_make_the_loss_absurd(values):
    good = 16 * focal(4, 1) + 240 * focal(-4, 0)
    assert values["good_loss"] == pytest.approx(good / 256)
    p = 1 / (1 + math.exp(4))
    # the formula at y = -100: wrong = 101 p - 100 (1 - p), cross-entropy = log(1 + e^-4) + z y... with z = -4
    wrong, bce = p * 101 - 100 * (1 - p), math.log(1 + math.exp(-4)) - (-4) * -100
    assert values["void_loss"] == pytest.approx((16 * focal(4, 1) + 240 * wrong**2 * bce) / 256)
    assert values["void_millions"] == pytest.approx(values["void_loss"] / 1e6)


def test_shapes_are_checked(values):
    assert values["shape_message"] == "logits (1, 1, 16, 16) and targets (1, 16, 16) differ"


@pytest.mark.parametrize("gamma", [0, 1, 2, 5])
def test_the_curves(values, gamma):
    curves, step = values["loss_curves"], 1e-5
    assert curves["x"] == [one / 4 for one in range(-24, 25)]
    for x, loss, grad in zip(
        curves["x"], curves["loss"][f"gamma={gamma}"], curves["gradient"][f"gamma={gamma}"], strict=True
    ):
        assert loss == pytest.approx(focal(x, 1, gamma))
        assert grad == pytest.approx((focal(x + step, 1, gamma) - focal(x - step, 1, gamma)) / (2 * step), abs=1e-7)
