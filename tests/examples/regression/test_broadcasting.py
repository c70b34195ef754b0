import pytest
import torch


def test_the_warning_is_all_that_torch_says(values):
    assert values["warning_kind"] == "UserWarning"
    assert values["warning_text"] == (
        "Using a target size (torch.Size([4])) that is different to the input size (torch.Size([4, 1])). "
        "This will likely lead to incorrect results due to broadcasting. "
        "Please ensure they have the same size."
    )


def test_perfect_predictions_are_charged_for_every_pair(values):
    pairs = [[float((a - b) ** 2) for b in range(1, 5)] for a in range(1, 5)]
    assert values["loss_table"] == pairs
    assert values["loss_of_perfect_predictions"] == pytest.approx(sum(map(sum, pairs)) / 16, abs=1e-6)
    assert values["loss_of_same_shape"] == 0


def test_the_broadcast_loss_stops_at_the_variance_of_the_targets(values):
    torch.manual_seed(0)
    y = (torch.randn(1024, 10) @ torch.randn(10, 1) + 0.5 * torch.randn(1024, 1)).double()
    variance = ((y - y.mean()) ** 2).mean().item()
    assert values["variance_of_targets"] == pytest.approx(variance, abs=1e-4)  # float32
    assert values["broadcast"]["reported"] == pytest.approx(variance, abs=1e-2)
    assert values["broadcast"]["true"] == pytest.approx(variance, abs=1e-2)
    assert values["broadcast"]["spread"] < 0.05
    assert values["stopped_at_the_variance"]
    assert values["predicted_one_value"]


def test_the_average_over_all_pairs_is_least_at_the_mean():
    """(1/N^2) sum of (p_i - y_j)^2 over pairs equals mean (p_i - mean y)^2 + var(y)."""
    p, y = [0.3, -1.0, 2.5], [1.0, 4.0, -2.0]
    mean = sum(y) / 3
    pairs = sum((a - b) ** 2 for a in p for b in y) / 9
    variance = sum((b - mean) ** 2 for b in y) / 3
    assert pairs == pytest.approx(sum((a - mean) ** 2 for a in p) / 3 + variance, abs=1e-12)


def test_the_right_shape_learns_far_more(values):
    found = values["same_shape"]
    assert values["same_shape_learned"]
    assert found["true"] == pytest.approx(0.1983, abs=2e-3)
    assert found["reported"] == pytest.approx(0.1986, abs=2e-3)
    # The outputs vary like the targets without their noise.
    assert found["spread"] == pytest.approx((values["variance_of_targets"] - 0.25) ** 0.5, abs=0.03)
