import math

import pytest


def test_probabilities_give_an_infinite_loss_without_a_gradient(values):
    wrong = values["wrong_probs"]
    assert wrong["loss"] == math.inf
    assert math.isnan(wrong["gradient"])


def test_clamping_hides_the_loss_and_kills_the_gradient(values):
    wrong = values["wrong_clamped"]
    assert wrong["loss"] == pytest.approx(8 * math.log(10), rel=1e-6)
    assert wrong["gradient"] == 0


@pytest.mark.parametrize("name", ["wrong_log_softmax", "wrong_margin"])
def test_logits_keep_a_hopeless_sample_alive(values, name):
    wrong = values[name]
    assert wrong["loss"] == pytest.approx(200, rel=1e-6)
    assert wrong["gradient"] == pytest.approx(-1, rel=1e-6)


def test_one_minus_p_of_a_sure_sample_breaks_the_gradient(values):
    right = values["right_log_softmax"]
    assert right["loss"] == 0
    assert math.isnan(right["gradient"])


def test_the_margin_keeps_the_tiny_loss_and_its_gradient(values):
    right = values["right_margin"]
    rest = 1 / (1 + math.exp(20))  # 1 - p, without cancellation
    cross_entropy = -math.log1p(-rest)
    loss = math.sqrt(rest) * cross_entropy
    slope = -math.sqrt(rest) * rest - 0.5 * math.sqrt(rest) * (1 - rest) * cross_entropy
    assert right["loss"] == pytest.approx(loss, rel=1e-5)
    assert right["gradient"] == pytest.approx(slope, rel=1e-5)
