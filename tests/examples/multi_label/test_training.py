import math

import pytest
import torch


def fresh_data():
    torch.manual_seed(0)
    weights = torch.randn(20, 5) / 2
    bias = torch.tensor([0, -1, -1.5, -2, -3])
    for n in (1000, 5000):
        x = torch.randn(n, 20)
        logits = x @ weights + bias
        y = torch.bernoulli(torch.sigmoid(logits))
    return logits.double(), y.double()


def test_training_starts_at_log_two_and_falls(values):
    assert values["first_loss"] == pytest.approx(math.log(2), abs=1e-6)
    assert values["before"]["loss"] == pytest.approx(math.log(2), abs=1e-6)
    assert values["last_loss"] == pytest.approx(0.3641, abs=1e-3)


def test_the_true_probabilities_bound_the_loss_on_fresh_data(values):
    logits, y = fresh_data()
    best = (torch.logaddexp(torch.zeros_like(logits), logits) - logits * y).mean().item()
    assert values["best_possible_loss"] == pytest.approx(best, abs=1e-5)
    assert best < values["after"]["loss"] < best + 0.02
    # The train loss may lie below what is possible on fresh data.
    assert values["last_loss"] < values["after"]["loss"]


def test_an_untrained_model_sets_no_label(values):
    _, y = fresh_data()
    assert values["before"]["macro_f1"] == 0
    assert values["before"]["elements_right"] == pytest.approx(1 - y.mean().item(), abs=1e-6)
    assert values["elements_right_by_all_zero"] == pytest.approx(1 - y.mean().item(), abs=1e-6)
    assert values["before"]["rows_right"] == pytest.approx((y.sum(1) == 0).double().mean().item(), abs=1e-6)
    assert values["label_shares"] == pytest.approx(y.mean(0).tolist(), abs=1e-6)


def test_fresh_f1_comes_near_that_of_the_true_probabilities(values):
    logits, y = fresh_data()
    flagged = (logits > 0).double()
    best = (2 * (flagged * y).sum(0) / (flagged + y).sum(0)).mean().item()
    assert values["after"]["macro_f1"] == pytest.approx(best, abs=0.03)
    assert values["after"]["macro_f1"] == pytest.approx(0.6715, abs=0.005)


def test_whole_rows_are_harder_than_elements(values):
    after = values["after"]
    assert after["elements_right"] == pytest.approx(0.821, abs=0.005)
    assert after["rows_right"] == pytest.approx(0.374, abs=0.01)
    assert after["rows_right"] < after["elements_right"]
    # Each wrong row has at least one wrong element out of five.
    assert 1 - after["rows_right"] <= 5 * (1 - after["elements_right"]) + 1e-6
