import math

import pytest
import torch

FLOOR = math.log1p(9 / math.e)


def test_the_floor_is_that_of_a_perfect_prediction_passed_through_softmax_again(values):
    again = torch.tensor([1.0] + [0.0] * 9, dtype=torch.float64).softmax(dim=0)
    assert values["floor"] == pytest.approx(-again[0].log().item(), abs=1e-12)
    assert values["floor"] == pytest.approx(FLOOR, abs=1e-12)
    assert values["loss_at_98_percent"] == pytest.approx(FLOOR + 0.02, abs=1e-12)


def test_correct_code_reaches_zero_in_every_run(values):
    assert len(values["right"]) == 5
    assert max(losses[-1] for losses, _ in values["right"]) < 0.01
    assert all(rate == 0 for _, rate in values["right"])
    assert values["correct_code_reaches_zero"] is True


def test_softmax_twice_never_goes_below_the_floor_and_stops_at_floor_plus_error_rate(values):
    for losses, rate in values["twice"]:
        assert min(losses) > FLOOR - 1e-6
        assert rate * 32 == round(rate * 32)
        assert losses[-1] == pytest.approx(FLOOR + rate, abs=0.03)
    assert values["stops_at_floor_plus_error_rate"] is True


def test_an_optimizer_of_other_parameters_changes_nothing(values):
    assert all(losses == [losses[0]] * 101 for losses, _ in values["cut"])
    assert all(abs(losses[0] - values["log_C"]) < 0.15 for losses, _ in values["cut"])
    assert values["log_C"] == pytest.approx(math.log(10), abs=1e-12)
    assert values["never_moves"] is True


@pytest.mark.parametrize("name", ["right", "twice", "cut"])
def test_the_curves_are_lowest_mean_and_highest_of_the_seeds(values, name):
    runs = [losses for losses, _ in values[name]]
    for step, (at, low, mean, high) in enumerate(values[f"curve_{name}"]):
        own = [losses[step] for losses in runs]
        assert at == step
        assert (low, high) == (min(own), max(own))
        assert mean == pytest.approx(math.fsum(own) / 5)


def test_the_sentence_holds_for_other_data_another_model_and_another_optimizer():
    """A linear model on other random samples, plain gradient descent, the chain rule written out."""
    torch.manual_seed(7)
    x, y = torch.randn(32, 40, dtype=torch.float64), torch.randint(0, 10, (32,))
    one_hot = torch.eye(10, dtype=torch.float64)[y]
    W = torch.zeros(40, 10, dtype=torch.float64)
    for _ in range(4000):
        p = (x @ W).softmax(dim=1)
        outer = p.softmax(dim=1) - one_hot
        W -= 1.0 * x.T @ (p * (outer - (outer * p).sum(dim=1, keepdim=True))) / 32
    p = (x @ W).softmax(dim=1)
    loss = -p.softmax(dim=1).log()[torch.arange(32), y].mean().item()
    error_rate = (p.argmax(dim=1) != y).double().mean().item()
    assert loss == pytest.approx(FLOOR + error_rate, abs=0.03)
