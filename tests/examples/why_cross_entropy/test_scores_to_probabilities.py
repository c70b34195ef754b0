import math

import pytest

SCORES = {"cat": 3.2, "car": 5.1, "frog": -1.7}


def test_exponentials_and_their_sum(values):
    assert values["class_names"] == list(SCORES)
    assert values["exps"] == pytest.approx([math.exp(s) for s in SCORES.values()], rel=1e-9)
    assert values["exp_sum"] == pytest.approx(188.737121, abs=1e-5)


def test_probabilities_keep_the_odds_of_the_scores(values):
    cat, car, frog = values["probs"]
    assert cat + car + frog == pytest.approx(1, abs=1e-12)
    assert math.log(car / cat) == pytest.approx(5.1 - 3.2, abs=1e-9)
    assert math.log(cat / frog) == pytest.approx(3.2 + 1.7, abs=1e-9)


def test_torch_agrees(values):
    assert values["softmax_in_torch"] == pytest.approx(values["probs"], abs=1e-12)
    assert values["loss_in_torch"] == pytest.approx(values["loss"], abs=1e-12)


def test_losses_are_logsumexp_minus_the_score(values):
    log_sum_exp = 5.1 + math.log1p(math.exp(-1.9) + math.exp(-6.8))
    assert values["loss"] == pytest.approx(log_sum_exp - 3.2, abs=1e-6)
    assert values["loss_if_car"] == pytest.approx(log_sum_exp - 5.1, abs=1e-6)
    assert values["loss_if_frog"] == pytest.approx(log_sum_exp + 1.7, abs=1e-6)
    assert values["losses"] == [values["loss"], values["loss_if_car"], values["loss_if_frog"]]


def test_other_bases_only_scale_the_loss(values):
    assert values["loss_in_bits"] * math.log(2) == pytest.approx(values["loss"], abs=1e-9)
    assert values["loss_in_log10"] * math.log(10) == pytest.approx(values["loss"], abs=1e-9)


def test_the_winner_stays_whatever_the_temperature(values):
    assert values["winner_by_score"] == values["winner_by_prob"] == "car"
    assert set(values["winners_by_temperature"].values()) == {"car"}


def test_top_probability_by_temperature(values):
    by_temperature = values["top_prob_by_temperature"]
    assert list(by_temperature) == ["0.5", "1", "2", "10"]
    for temperature, prob in by_temperature.items():
        behind = sum(math.exp((s - 5.1) / float(temperature)) for s in SCORES.values())
        assert prob == pytest.approx(1 / behind, abs=1e-9)


def test_the_scores_are_the_ones_that_enter(values):
    assert values["scores"] == list(SCORES.values())


def test_the_gradient_is_the_model_minus_the_truth(values):
    total = math.fsum(map(math.exp, SCORES.values()))
    cat, car, frog = (math.exp(score) / total for score in SCORES.values())
    assert values["gradient"] == pytest.approx([cat - 1, car, frog], abs=1e-9)
