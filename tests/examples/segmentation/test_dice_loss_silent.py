import math

import pytest


def dice(p, y, squared=False):
    sizes = sum(a * a + b * b if squared else a + b for a, b in zip(p, y, strict=True))
    return 1 - 2 * sum(a * b for a, b in zip(p, y, strict=True)) / sizes


Y, LOGITS = [1, 1, 0, 0], [5, 4, -3, -4]


def test_logits_and_masks_of_255_fall_below_zero(values):
    p = [1 / (1 + math.exp(-z)) for z in LOGITS]
    assert values["right"] == pytest.approx(dice(p, Y), abs=1e-6)
    assert values["on_logits"] == pytest.approx(dice(LOGITS, Y)) == -3.5
    assert values["on_larger_logits"] == pytest.approx(dice([6, 5, -3, -4], Y))
    assert values["rises_with_better_logits"] is (dice([6, 5, -3, -4], Y) > dice(LOGITS, Y)) is True
    assert values["of_255"] == pytest.approx(dice(p, [255 * y for y in Y]), abs=1e-5)
    assert values["falls_below_zero"] is True


def test_broadcasting_compares_every_image_with_every_mask(values):
    # of the 16 pairs of disjoint masks, 4 agree
    assert values["broadcast"] == pytest.approx(12 / 16)
    assert values["same_shape"] == 0


def test_soft_targets_are_not_the_minimum(values):
    soft = [1.0, 0.7, 0.3, 0.0]
    assert values["at_target"] == pytest.approx(dice(soft, soft), abs=1e-6)
    assert values["rounded"] == pytest.approx(dice([1, 1, 0, 0], soft), abs=1e-6)
    assert values["rounding_is_better"] is (dice([1, 1, 0, 0], soft) < dice(soft, soft)) is True
    assert values["at_target_squared"] == pytest.approx(0, abs=1e-6)


def test_half_precision_overflows(values):
    assert values["in_single"] == pytest.approx(1 - 2 * (1 / 4) / (1 + 1 / 4))
    assert 256 * 256 + 128 * 128 > 65504
    assert values["in_half"] == 1  # one minus a number over infinity
    assert values["no_gradient_in_half"] is True


def test_dice_is_f1_and_converts_to_iou(values):
    found, true = {0, 1, 2, 5}, {0, 2, 3, 5}
    precision, recall = len(found & true) / len(found), len(found & true) / len(true)
    assert values["hard_dice"] == pytest.approx(2 * precision * recall / (precision + recall))
    assert values["f1"] == pytest.approx(values["hard_dice"])
    assert values["is_f1"] is True
    assert values["iou_from_dice"] == pytest.approx(len(found & true) / len(found | true), abs=1e-6)
    assert values["iou"] == pytest.approx(0.6)


def test_means_over_images_can_disagree(values):
    dices = {"steady": [0.6, 0.6], "uneven": [1.0, 0.1]}
    ious = {name: sum(1 / (2 / d - 1) for d in row) / 2 for name, row in dices.items()}
    assert values["mean_iou"] == pytest.approx(ious)
    assert values["mean_dice"] == pytest.approx({name: sum(row) / 2 for name, row in dices.items()})
    assert values["order_differs"] is (ious["uneven"] > ious["steady"]) is True
