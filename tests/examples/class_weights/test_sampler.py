import math

import pytest


def test_every_class_is_drawn_about_equally_often(values):
    # binomial with p = 1/3: standard deviation 14.9
    assert values["N"] == 1000
    assert sum(values["drawn_by_class"]) == 1000
    assert values["drawn_by_class"] == pytest.approx([1000 / 3] * 3, abs=3 * math.sqrt(1000 * 2 / 9))
    assert values["drawn_by_class"] == [335, 340, 325]


def test_nearly_all_rare_samples_come_several_times(values):
    assert values["rare_expected"] == pytest.approx(10 / 3, abs=1e-12)
    # a rare sample is missed with probability (1 - 1/300)^1000
    assert values["rare_samples_seen"] == pytest.approx(100 * (1 - (1 - 1 / 300) ** 1000), abs=6)
    assert values["rare_samples_seen"] == 98
    assert values["rare_most_often"] == 9


def test_more_than_half_of_the_common_samples_are_not_seen(values):
    assert values["common_samples_seen"] == pytest.approx(700 * (1 - (1 - 1 / 2100) ** 1000), abs=30)
    assert values["common_samples_seen"] < 350


def test_drawing_everything_without_replacement_gives_the_original(values):
    assert values["unreplaced_by_class"] == [700, 200, 100]


def test_weights_of_classes_draw_the_first_three_samples_only(values):
    assert values["distinct_samples_by_mistake"] == [0, 1, 2]


def test_a_negative_weight_is_refused(values):
    assert values["negative_type"] == "RuntimeError"
    expected = "invalid multinomial distribution (encountering probability entry < 0)"
    assert values["negative_message"] == expected
    assert values["rows"] == {
        "drawn, replaced": values["drawn_by_class"],
        "drawn, not replaced": values["unreplaced_by_class"],
    }
