import math

import pytest

ROWS = [[math.sin(-2 + 4 * (3 * b + c) / 17) for c in range(3)] for b in range(6)]
TARGETS, WEIGHTS = [0, 1, 2, 0, 1, 2], [1.0, 2.0, 6.0]
LOSSES = [math.log(sum(math.exp(z) for z in row)) - row[y] for row, y in zip(ROWS, TARGETS, strict=True)]


def mean(losses, weights=None):
    weights = weights or [1.0] * len(losses)
    return sum(w * loss for w, loss in zip(weights, losses, strict=True)) / sum(weights)


def test_the_divisor_is_the_sum_of_the_weights_that_remain(values):
    assert (values["plain"], values["ignored"]) == (6, 3)
    assert values["weighted"] == sum(WEIGHTS[y] for y in TARGETS) == 18
    assert values["both"] == sum(WEIGHTS[y] for y in TARGETS[:3]) == 9


def test_a_factor_on_the_weights_cancels_in_one_case(values):
    # The denominator holds the weights only under "mean" with index targets.
    assert values["factors"] == {"mean, indices": 1, "mean, probabilities": 1000, "sum": 1000, "none": 1000}
    assert values["only_mean_with_indices_is_free"]


def test_means_of_batches(values):
    per_sample = [WEIGHTS[y] for y in TARGETS]
    pairs = [slice(0, 2), slice(2, 4), slice(4, 6)]
    assert mean([mean(LOSSES[s]) for s in pairs]) == pytest.approx(mean(LOSSES))
    assert mean([mean(LOSSES[:4]), mean(LOSSES[4:])]) != pytest.approx(mean(LOSSES))
    weighted = mean([mean(LOSSES[s], per_sample[s]) for s in pairs])
    assert weighted != pytest.approx(mean(LOSSES, per_sample))
    assert values["whole"] == pytest.approx(mean(LOSSES))
    assert values["whole_weighted"] == pytest.approx(mean(LOSSES, per_sample))
    assert values["only_equal_batches_without_weights"]


def test_repeating_samples_multiplies_the_sum_and_not_the_mean(values):
    assert values["sum_grows_by"] == pytest.approx(4)
    assert values["mean_grows_by"] == pytest.approx(1)


def test_the_noise_of_a_mean_falls_with_the_root_of_its_size(values):
    assert values["noise_of_4"] == pytest.approx(1 / 2, rel=0.15)
    assert values["noise_of_256"] == pytest.approx(1 / 16, rel=0.6)  # the standard deviation of 16 numbers
    assert values["noise_falls_with_batch_size"]


def test_pos_weight_and_class_weights_share_the_numerator(values):
    scores, labels = [2.0, -1.0, 0.5, -3.0], [1, 0, 1, 0]
    numerator = sum(
        3.0 * math.log1p(math.exp(-z)) if y else math.log1p(math.exp(z)) for z, y in zip(scores, labels, strict=True)
    )
    assert values["by_pos_weight"] == pytest.approx(numerator / 4)
    assert values["by_class_weight"] == pytest.approx(numerator / (3 + 1 + 3 + 1))
    assert values["sums_agree"]
    assert not values["means_agree"]


def test_the_mask_belongs_into_the_divisor(values):
    assert values["by_ignore_index"] == pytest.approx(mean(LOSSES[:3]))
    assert values["mask_then_mean"] == pytest.approx(sum(LOSSES[:3]) / 6)
    assert values["dividing_by_the_mask_agrees"]


def test_ignoring_a_real_class_drops_its_samples(values):
    kept = [loss for loss, y in zip(LOSSES, TARGETS, strict=True) if y != 0]
    assert values["with_class_zero"] == pytest.approx(mean(LOSSES))
    assert values["without_class_zero"] == pytest.approx(mean(kept))
    assert values["samples_left"] == len(kept)
