import pytest
import torch


def data():
    torch.manual_seed(0)
    x, w, noise = torch.randn(1024, 10), torch.randn(10, 1), torch.randn(1024, 1) / 2
    return x.double(), (x @ w + noise).double(), noise.double()


def test_the_loss_falls_from_13_77_to_0_375_in_200_steps(values):
    losses = values["train_losses"]
    assert losses["0"] == pytest.approx(13.7695, abs=1e-3)
    assert losses["50"] == pytest.approx(9.3150, abs=1e-2)
    assert losses["100"] == pytest.approx(4.0548, abs=1e-2)
    assert losses["150"] == pytest.approx(0.9657, abs=1e-2)
    assert values["loss_at_step_199"] == pytest.approx(0.3751, abs=1e-3)


def test_the_reported_loss_is_one_update_behind(values):
    assert values["train_losses"]["200"] == pytest.approx(0.3720, abs=1e-3)
    assert values["train_losses"]["200"] < values["loss_at_step_199"]


def test_the_noise_floor_is_the_mean_square_of_the_noise(values):
    noise = data()[2]
    assert values["noise_variance"] == pytest.approx((noise**2).mean().item(), abs=1e-6)


def test_least_squares_solves_the_normal_equations(values):
    x, y, noise = data()
    residual = y - x @ torch.linalg.solve(x.T @ x, x.T @ y)
    assert values["least_squares_train"] == pytest.approx((residual**2).mean().item(), abs=1e-5)
    # No linear model fits its training data worse than the true coefficients do.
    assert values["least_squares_train"] < (noise**2).mean().item()
    assert values["least_squares_fresh"] > values["fresh_noise_variance"]
    assert values["least_squares_was_better"]
    assert values["least_squares_fresh"] < min(values["fresh_losses"].values())


def test_training_can_sink_below_the_noise_but_fresh_data_cannot(values):
    assert values["train_losses"]["1000"] == pytest.approx(0.2151, abs=5e-3)
    assert values["training_sank_below_the_noise"]
    assert values["train_losses"]["1000"] < values["noise_variance"]
    assert values["fresh_stayed_above_the_noise"]
    assert all(loss > values["fresh_noise_variance"] for loss in values["fresh_losses"].values())
    assert values["fresh_noise_variance"] == pytest.approx(0.5**2, rel=0.1)
    assert values["fresh_losses"]["1000"] == pytest.approx(0.306, abs=5e-3)
    assert all(loss > 0.25 for loss in values["fresh_losses"].values())
    for step in ("0", "50", "100", "150"):  # before it memorises, fresh data costs what training data costs
        assert values["fresh_losses"][step] == pytest.approx(values["train_losses"][step], rel=0.07)
    assert values["fresh_losses"]["200"] == pytest.approx(0.400, abs=5e-3)
    assert set(values["fresh_losses"]) == set(values["train_losses"])
