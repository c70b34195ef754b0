import math

import pytest

MEAN_WARNING = (
    "reduction: 'mean' divides the total loss by both the batch size and the support size."
    "'batchmean' divides only by the batch size, and aligns with the KL div math definition."
    "'mean' will be changed to behave the same as 'batchmean' in the next major release."
)


def test_cross_entropy_is_entropy_plus_divergence(values):
    assert values["entropy"] == pytest.approx(0.801819, abs=1e-6)
    assert values["cross_entropy"] == pytest.approx(0.886941, abs=1e-6)
    assert values["entropy"] + values["kl_p_to_q"] == pytest.approx(values["cross_entropy"], abs=1e-12)


def test_both_directions_against_the_logs_of_whole_numbers(values):
    forth = 0.7 * math.log(7) + 0.2 * math.log(2) - 0.7 * math.log(5) - 0.2 * math.log(3) - 0.1 * math.log(2)
    back = 0.5 * math.log(5) + 0.3 * math.log(3) + 0.2 * math.log(2) - 0.5 * math.log(7) - 0.3 * math.log(2)
    assert values["kl_p_to_q"] == pytest.approx(forth, abs=1e-6)
    assert values["kl_q_to_p"] == pytest.approx(back, abs=1e-6)
    assert values["kl_q_to_p"] != pytest.approx(values["kl_p_to_q"], abs=1e-3)


def test_the_detour_is_shorter_than_the_direct_way(values):
    assert values["direct"] == pytest.approx(math.log(5 / 3), abs=1e-6)  # .5 / sqrt(.9 * .1)
    first_leg = -0.5 * math.log(4 * 0.7 * 0.3)
    second_leg = 0.7 * math.log(7 / 9) + 0.3 * math.log(3)
    assert values["detour"] == pytest.approx(first_leg + second_leg, abs=1e-6)
    assert values["detour"] < values["direct"]


def test_torch_wants_log_q_first(values):
    assert values["torch_right_order"] == pytest.approx(values["kl_p_to_q"], abs=1e-9)
    assert values["torch_swapped"] == pytest.approx(values["kl_q_to_p"], abs=1e-9)


def test_a_forgotten_log_gives_a_number_below_zero(values):
    overlap = 0.7 * 0.5 + 0.2 * 0.3 + 0.1 * 0.2
    assert values["torch_without_log"] == pytest.approx(-values["entropy"] - overlap, abs=1e-6)


def test_a_first_argument_that_is_no_log_probability_can_give_a_number_below_zero(values):
    # sum of P (log P - z), where z are the logits 2, 1, 0.1
    expected = -values["entropy"] - (0.7 * 2 + 0.2 * 1 + 0.1 * 0.1)
    assert values["torch_on_logits"] == pytest.approx(expected, abs=1e-6)
    assert values["torch_on_logits"] < 0


def test_a_target_that_does_not_sum_to_one_can_give_a_number_below_zero(values):
    assert values["torch_target_sums_to_half"] == pytest.approx((values["kl_p_to_q"] - math.log(2)) / 2, abs=1e-6)
    assert values["torch_target_sums_to_half"] < 0


def test_mean_divides_by_the_number_of_classes_too(values):
    assert values["torch_mean"] == pytest.approx(values["kl_p_to_q"] / 3, abs=1e-9)
    assert values["ratio_to_mean"] == pytest.approx(3, abs=1e-9)


def test_mean_warns(values):
    assert values["warning_type"] == "UserWarning"
    assert values["warning_text"] == MEAN_WARNING


def test_log_targets_and_distribution_objects_give_the_same_divergence(values):
    forth = 0.7 * math.log(7) + 0.2 * math.log(2) - 0.7 * math.log(5) - 0.2 * math.log(3) - 0.1 * math.log(2)
    assert values["torch_log_target"] == pytest.approx(forth, abs=1e-6)
    assert values["torch_distributions"] == pytest.approx(forth, abs=1e-6)


def test_a_zero_in_q_is_infinitely_wrong_and_a_zero_in_p_is_not(values):
    assert values["kl_q_misses_a_class"] == math.inf
    assert values["kl_p_misses_a_class"] == pytest.approx(math.log(2), abs=1e-9)
