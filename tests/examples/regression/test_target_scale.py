import pytest
import torch


def test_the_first_loss_is_about_a_hundred_times_larger(values):
    runs = values["runs"]
    assert runs["adamw_x1"]["first_loss"] == pytest.approx(13.7695, abs=1e-3)
    assert values["loss_grows_with_the_square"]
    assert 95 < runs["adamw_x10"]["first_loss"] / runs["adamw_x1"]["first_loss"] < 100
    for one, other in (("adamw_x1", "sgd_x1"), ("sgd_x1", "sgd_fast_x1"), ("sgd_x10", "sgd_fast_x10")):
        assert runs[one]["first_loss"] == runs[other]["first_loss"]


def test_standardising_makes_the_variance_one(values):
    runs = values["runs"]
    assert runs["adamw_x10_standardised"]["first_loss"] == pytest.approx(1.16, abs=0.01)
    for name in ("sgd_x10_standardised", "sgd_fast_x10_standardised"):
        assert runs[name]["first_loss"] == runs["adamw_x10_standardised"]["first_loss"]


def test_adamw_needs_about_three_times_the_steps_and_standardising_undoes_it(values):
    runs = values["runs"]
    steps = {name: row.get("steps_to_r2_90") for name, row in runs.items()}
    assert steps["adamw_x1"] == pytest.approx(140, abs=3)
    assert steps["adamw_x10"] == pytest.approx(397, abs=4)
    assert steps["adamw_x10_standardised"] == pytest.approx(76, abs=3)
    assert runs["adamw_x10"]["fresh_r2"] == pytest.approx(0.380, abs=0.005)
    assert runs["adamw_x1"]["fresh_r2"] == pytest.approx(0.971, abs=0.005)
    assert runs["adamw_x10_standardised"]["fresh_r2"] == pytest.approx(0.973, abs=0.005)


def test_absolute_and_huber_loss_are_as_slow_as_squared_error_under_adamw(values):
    runs = values["runs"]
    for name in ("adamw_x10_mae", "adamw_x10_huber"):
        assert runs[name]["steps_to_r2_90"] == pytest.approx(344, abs=4)
        assert runs[name]["fresh_r2"] == pytest.approx(0.400, abs=0.006)
    assert 2 * runs["adamw_x10_standardised"]["steps_to_r2_90"] < runs["adamw_x10_mae"]["steps_to_r2_90"]
    assert values["standardising_saves_more_than_mae"]
    assert values["larger_targets_slow_adamw"]
    assert runs["adamw_x10"]["steps_to_r2_90"] > 1.5 * runs["adamw_x1"]["steps_to_r2_90"]


def test_with_sgd_absolute_error_is_slow_at_a_small_rate_and_survives_a_large_one(values):
    runs = values["runs"]
    assert runs["sgd_x10_mae"]["fresh_r2"] < 0.15
    assert "steps_to_r2_90" not in runs["sgd_x10_mae"]
    assert runs["sgd_x10"]["steps_to_r2_90"] < 20
    assert values["mae_is_slow_at_a_small_rate"]
    assert runs["sgd_fast_x10_mae"]["steps_to_r2_90"] == pytest.approx(46, abs=3)
    assert runs["sgd_fast_x10_mae"]["fresh_r2"] == pytest.approx(0.977, abs=0.003)
    assert values["fast_sgd_diverges_under_mse_only"]
    assert values["larger_targets_speed_sgd_up"]
    assert values["standardised_converges"]


def test_first_losses_of_mae_and_huber_are_those_of_the_same_start(values):
    runs = values["runs"]
    assert runs["adamw_x10_mae"]["first_loss"] == runs["sgd_x10_mae"]["first_loss"]
    # Huber with delta 1 lies between MAE - 1/2 and MAE.
    mae, huber = runs["adamw_x10_mae"]["first_loss"], runs["adamw_x10_huber"]["first_loss"]
    assert mae - 0.5 <= huber <= mae
    torch.manual_seed(0)
    x, w = torch.randn(1024, 10), torch.randn(10, 1)
    mean_size = (10 * (x @ w + 0.5 * torch.randn(1024, 1))).abs().mean().item()
    assert mae == pytest.approx(mean_size, rel=0.05)  # the fresh model's outputs are small


def test_sgd_gets_faster_and_then_diverges(values):
    runs = values["runs"]
    assert runs["sgd_x1"]["steps_to_r2_90"] == pytest.approx(40, abs=2)
    assert runs["sgd_x10"]["steps_to_r2_90"] == 7
    assert runs["sgd_x1"]["fresh_r2"] == pytest.approx(0.975, abs=0.003)
    assert runs["sgd_x10"]["fresh_r2"] == pytest.approx(0.979, abs=0.003)
    assert runs["sgd_fast_x1"]["steps_to_r2_90"] == 4
    assert runs["sgd_fast_x1"]["fresh_r2"] == pytest.approx(0.978, abs=0.003)
    assert runs["sgd_fast_x10"]["diverged_at"] == 5
    assert "fresh_r2" not in runs["sgd_fast_x10"]
    assert runs["sgd_fast_x10_standardised"]["steps_to_r2_90"] == pytest.approx(10, abs=1)
    assert runs["sgd_x10_standardised"]["steps_to_r2_90"] == pytest.approx(97, abs=3)
    assert runs["sgd_x10_standardised"]["fresh_r2"] == pytest.approx(0.960, abs=0.003)
    assert runs["sgd_fast_x10_standardised"]["fresh_r2"] == pytest.approx(0.974, abs=0.003)


def test_no_r2_exceeds_what_the_noise_allows(values):
    torch.manual_seed(0)
    torch.randn(1024, 10)
    # var(y) = |w|^2 + 0.25 over fresh data, of which 0.25 cannot be predicted.
    limit = 1 - 0.25 / (torch.randn(10, 1).square().sum().item() + 0.25)
    assert all(row["fresh_r2"] < limit + 0.003 for row in values["runs"].values() if "fresh_r2" in row)


def fresh_r2_by_hand(rate):
    """Gradient descent on standardised targets in float64, its predictions taken back to the unit of the targets."""
    torch.manual_seed(0)
    x, w = torch.randn(1024, 10), torch.randn(10, 1)
    y = (10 * (x @ w + torch.randn(1024, 1) / 2)).double()
    first, second = torch.nn.Linear(10, 64), torch.nn.Linear(64, 1)
    fresh = torch.randn(2048, 10)
    expected = 10 * (fresh @ w + torch.randn(2048, 1) / 2).double()
    a, b, c, d = (v.detach().double() for v in (first.weight.T, first.bias, second.weight.T, second.bias))
    x, fresh, mean, std = x.double(), fresh.double(), y.mean(), y.std()
    for _ in range(200):
        hidden = x @ a + b
        pull = 2 * (hidden.clamp(min=0) @ c + d - (y - mean) / std) / len(x)
        back = (pull @ c.T) * (hidden > 0)
        active = hidden.clamp(min=0)
        a, b, c, d = a - rate * x.T @ back, b - rate * back.sum(0), c - rate * active.T @ pull, d - rate * pull.sum(0)
    predicted = mean + std * ((fresh @ a + b).clamp(min=0) @ c + d)
    return 1 - ((predicted - expected).square().mean() / expected.var(correction=0)).item()


@pytest.mark.parametrize("name, rate", [("sgd_x10_standardised", 0.01), ("sgd_fast_x10_standardised", 0.1)])
def test_fresh_data_are_measured_in_the_unit_of_the_targets(values, name, rate):
    assert values["runs"][name]["fresh_r2"] == pytest.approx(fresh_r2_by_hand(rate), abs=2e-4)
