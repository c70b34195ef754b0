import math

import pytest

EXPS = [math.exp(z) for z in (2.0, 0.1, -1.0)]
P = EXPS[0] / sum(EXPS)


def test_on_log_probabilities_it_is_minus_log_p(values):
    assert values["nll_on_log_probs"] == pytest.approx(-math.log(P), abs=1e-6)


def test_on_probabilities_it_is_minus_p_and_never_below_minus_one(values):
    assert values["nll_on_probs"] == pytest.approx(-P, abs=1e-6)
    assert values["nll_on_probs_times_100"] == pytest.approx(-1.0, abs=1e-6)


def test_on_logits_it_falls_with_the_scale(values):
    assert values["nll_on_logits"] == values["picked_by_hand"] == -2.0
    assert values["nll_on_logits_times_100"] == 100 * values["nll_on_logits"]


def test_without_the_log_the_gradient_vanishes_where_it_is_wrong(values):
    p = math.exp(-10) / (math.exp(-10) + 2)
    assert values["gradient_with_log"] == pytest.approx(p - 1, abs=1e-6)
    assert values["gradient_without_log"] == pytest.approx(-p * (1 - p), rel=1e-5)
    assert p * (1 - p) < 1e-4 * (1 - p)
    assert values["gradient_vanishes_without_log"] is True
