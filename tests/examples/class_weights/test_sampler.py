import math

import pytest

COUNTS = [700, 200, 100]


def test_every_class_is_drawn_about_equally_often(values):
    # binomial with p = 1/3: standard deviation 14.9
    assert values["N"] == 1000
    assert sum(values["drawn_by_class"]) == 1000
    assert values["drawn_by_class"] == pytest.approx([1000 / 3] * 3, abs=5 * math.sqrt(1000 * 2 / 9))
    assert values["drawn_evenly"] is True


def test_the_expected_draws_are_those_of_a_binomial(values):
    # each draw hits one given sample of class k with probability 1 / (3 n_k)
    for k, n in enumerate(COUNTS):
        p = 1 / (3 * n)
        assert values["expected_draws"][k] == pytest.approx(1000 * p, rel=1e-6)
        assert values["expected_seen"][k] == pytest.approx(-math.expm1(1000 * math.log1p(-p)), abs=1e-4)


def test_what_was_seen_is_near_what_is_expected(values):
    for seen, n, share in zip(values["seen_by_class"], COUNTS, values["expected_seen"], strict=True):
        assert seen == pytest.approx(n * share, abs=5 * math.sqrt(n * share * (1 - share)) + 1)
    assert values["seen_by_class"][0] < 350
    assert values["common_mostly_unseen"] is True


def test_drawing_everything_without_replacement_gives_the_original(values):
    assert values["unreplaced_by_class"] == COUNTS
    assert values["unreplaced_is_the_original"] is True


def test_without_replacement_the_rare_samples_come_first(values):
    # drawing by weight is a race of exponential clocks, a rare one 7 times as fast as a common one:
    # when half of all have rung at time t, a share 1 - exp(-t w) of each class has
    low, high = 0.0, 10.0
    for _ in range(60):
        t = (low + high) / 2
        rung = sum(n * -math.expm1(-t * 700 / n) for n in COUNTS)
        low, high = (t, high) if rung < 500 else (low, t)
    expected = 100 * -math.expm1(-low * 7)
    assert expected > 95
    assert values["rare_in_first_half"] == pytest.approx(expected, abs=5)
    assert values["rare_come_first"] is True


def test_weights_of_classes_draw_the_first_three_samples_only(values):
    assert values["distinct_samples_by_mistake"] == [0, 1, 2]
    assert values["only_the_first_three"] is True


def test_a_negative_weight_is_refused(values):
    assert values["negative_type"] == "RuntimeError"
    assert values["negative_message"] == "invalid multinomial distribution (encountering probability entry < 0)"
