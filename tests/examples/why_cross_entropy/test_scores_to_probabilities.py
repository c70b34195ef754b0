import math

import pytest

SCORES = {"cat": 3.2, "car": 5.1, "frog": -1.7}
LOG_SUM_EXP = 5.1 + math.log1p(math.exp(-1.9) + math.exp(-6.8))


def test_exponentials_and_their_sum(values):
    assert values["class_names"] == list(SCORES)
    assert values["scores"] == list(SCORES.values())
    assert values["exps"] == pytest.approx([math.e**3.2, math.e**5.1, math.e**-1.7], rel=1e-9)
    assert values["exp_sum"] == pytest.approx(math.exp(LOG_SUM_EXP), rel=1e-12)


def test_probabilities_sum_to_one_and_keep_the_odds_of_the_scores(values):
    cat, car, frog = values["probs"]
    assert cat + car + frog == pytest.approx(1, abs=1e-12)
    assert math.log(car / cat) == pytest.approx(5.1 - 3.2, abs=1e-9)
    assert math.log(cat / frog) == pytest.approx(3.2 + 1.7, abs=1e-9)


def test_losses_are_logsumexp_minus_the_score(values):
    assert values["losses"] == pytest.approx([LOG_SUM_EXP - score for score in SCORES.values()], abs=1e-9)
    assert values["loss"] == values["losses"][0]
    assert values["loss_if_frog"] == values["losses"][2]
    assert values["same_in_torch"]
    assert values["loss_in_torch"] == pytest.approx(LOG_SUM_EXP - 3.2, abs=1e-12)


def test_other_bases_only_scale_the_loss(values):
    assert values["loss_in_bits"] == pytest.approx((LOG_SUM_EXP - 3.2) * math.log2(math.e), abs=1e-9)
    assert values["loss_in_log10"] == pytest.approx((LOG_SUM_EXP - 3.2) * math.log10(math.e), abs=1e-9)


def test_the_gradient_is_the_model_minus_the_truth(values):
    cat, car, frog = (math.exp(score - LOG_SUM_EXP) for score in SCORES.values())
    assert values["gradient"] == pytest.approx([cat - 1, car, frog], abs=1e-9)
