import math

import pytest

LOGITS = [2.0, 0.1, -1.0, 0.3, 0.7]
LOG_PROBS = [z - math.log(sum(math.exp(other) for other in LOGITS)) for z in LOGITS]


def smoothed(to_true, to_others):
    return -(to_true * LOG_PROBS[0] + to_others * sum(LOG_PROBS[1:]))


def test_torch_gives_the_true_class_its_share(values):
    assert values["by_torch"] == pytest.approx(smoothed(0.9 + 0.02, 0.02), abs=1e-6)
    assert values["loss_to_wrong_only"] == pytest.approx(smoothed(0.9, 0.025), abs=1e-6)
    assert values["torch_smooths_all"]
    assert values["share_of_true_class"] == pytest.approx(0.92)


def test_the_conversion_between_the_definitions(values):
    alpha = values["alpha_for_epsilon"]
    assert 1 - alpha + alpha / 5 == pytest.approx(1 - 0.1)
    assert values["converted"] == pytest.approx(smoothed(0.9, 0.025), abs=1e-6)
    assert values["conversion_is_exact"]


def test_the_range_is_checked_above_one_only(values):
    assert values["too_large_message"] == "label_smoothing must be between 0.0 and 1.0. Got: 1.5"
    assert values["negative_counts_as_zero"]
    assert values["negative"] == pytest.approx(smoothed(1.0, 0.0), abs=1e-6)


def test_weights_break_smoothing_above_the_ratio(values):
    # The weighted target of a class is its weight times its smoothed share; the largest one is asked for.
    for ratio, favoured in values["asked_for"].items():
        shares = [1 - 0.1 + 0.1 / 3, 0.1 / 3, float(ratio) * 0.1 / 3]
        assert favoured == shares.index(max(shares))
    assert values["breaks_above_the_ratio"]
    assert values["break_ratio"] == pytest.approx((1 - 0.1 + 0.1 / 3) / (0.1 / 3))
