import math

import pytest

LOG_2 = math.log(2)


def test_the_ratios_are_negatives_over_positives(values):
    assert values["ratio_vector"] == pytest.approx([1, 4, 24], rel=1e-6)


def test_each_label_has_its_weight_and_the_mean_still_divides_by_the_elements(values):
    # with logits at zero every element costs log 2, and a positive one that many times its weight
    expected = [(n * w + 100 - n) / 100 * LOG_2 for n, w in [(50, 1), (20, 4), (4, 24)]]
    assert values["per_label"] == pytest.approx(expected, abs=1e-5)
    assert values["loss_vector"] == pytest.approx(sum(expected) / 3, abs=1e-5)
    assert values["vector_is_label_by_label"] is True
    assert values["loss_unweighted"] == pytest.approx(LOG_2, abs=1e-6)


def test_a_vector_of_the_batch_size_is_refused(values):
    assert values["error_type"] == "RuntimeError"
    assert values["wrong_length_message"] == (
        "The size of tensor a (4) must match the size of tensor b (3) at non-singleton dimension 1"
    )


def test_a_square_batch_silently_takes_sample_weights_for_label_weights(values):
    # the last row is positive: as pos_weight it counts 1 + 2 + 3 + 4, as weights of samples all four times 4
    assert values["loss_square_silent"] == pytest.approx((12 + 1 + 2 + 3 + 4) / 16 * LOG_2, abs=1e-6)
    assert values["loss_square_meant"] == pytest.approx((4 * 1 + 4 * 2 + 4 * 3 + 4 * 4) / 16 * LOG_2, abs=1e-6)


def test_flat_logits_silently_weight_the_positive_samples_only(values):
    # the second and the fourth sample are positive
    assert values["loss_flat_silent"] == pytest.approx((1 + 2 + 1 + 4) / 4 * LOG_2, abs=1e-6)
    assert values["loss_flat_meant"] == pytest.approx((1 + 2 + 3 + 4) / 4 * LOG_2, abs=1e-6)
