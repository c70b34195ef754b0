def gap(reached, condition, threshold):
    return reached[f"dice_{condition}"][threshold] - reached[f"ce_{condition}"][threshold]


def test_larger_objects_start_alike(values):
    reached = values["reached"]
    assert values["start_gap_wide"] == gap(reached, "wide_30", "half")
    assert values["alike_on_wide"] is (abs(gap(reached, "wide_30", "half")) < 0.05) is True
    assert min(reached["ce_wide_30"]["half"], reached["dice_wide_30"]["half"]) > 0.7  # both have started


def test_in_noise_the_threshold_is_most_of_the_difference(values):
    reached = values["reached"]
    at_half, tuned = gap(reached, "noisy_120", "half"), gap(reached, "noisy_120", "tuned")
    assert (values["noisy_gap"], values["noisy_gap_tuned"]) == (at_half, tuned)
    assert values["dice_ahead_in_noise"] is (at_half > 0.02) is True
    assert values["threshold_closes_the_gap"] is (tuned < 0.5 * at_half) is True
    assert reached["ce_noisy_120"]["tuned"] > reached["ce_noisy_120"]["half"] + 0.05


def test_the_best_threshold_for_the_overlap_is_below_one_half():
    # 40 pixels of probability 0.45 and 20 of 0.9: the expected overlap of each choice, to first order
    def dice(chosen):
        size = sum(count for count, _ in chosen)
        return 2 * sum(count * p for count, p in chosen) / (size + 40 * 0.45 + 20 * 0.9)

    assert dice([(20, 0.9), (40, 0.45)]) > dice([(20, 0.9)])


def test_the_conditions(values):
    assert values["conditions"] == {"wide_30": [0.5, 2.0, 30], "noisy_120": [0.8, 0.0, 120]}
    assert 0.0 in values["thresholds"]
