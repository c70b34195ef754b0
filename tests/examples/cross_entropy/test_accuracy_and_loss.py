import math

import pytest


def test_nine_of_ten_right_costs_more_than_five_of_ten(values):
    assert (values["accuracy_hesitant"], values["accuracy_confident"]) == pytest.approx((0.5, 0.9))
    assert values["loss_hesitant"] == pytest.approx(-math.log(0.55 * 0.45) / 2, abs=1e-12)
    assert values["loss_confident"] == pytest.approx(-(9 * math.log(0.9) - 6 * math.log(10)) / 10, abs=1e-12)
    assert values["both_rose"] is True


def test_one_sample_makes_up_nearly_all_of_the_loss(values):
    one, others = 6 * math.log(10), -9 * math.log(0.9)
    assert values["share_of_one_sample"] == pytest.approx(one / (one + others), abs=1e-12)
    assert values["loss_without_it"] == pytest.approx(-math.log(0.9), abs=1e-12)
