import pytest
import torch


def test_the_table_holds_what_the_page_concludes(values):
    compared, mean = values["compared"], values["mean"]
    assert list(compared) == [
        "1 - cos",
        "normalised distance",
        "distance",
        "distance, then cos",
        "1 - cos, then distance",
    ]
    assert all(len(row) == values["RUNS"] == 5 and all(0 <= r <= 1 for r in row) for row in compared.values())
    assert mean == pytest.approx({name: sum(row) / 5 for name, row in compared.items()})
    assert mean["1 - cos"] > mean["distance"]
    assert values["cosine_beats_distance"] is True
    assert abs(mean["1 - cos"] - mean["normalised distance"]) < 0.1
    assert mean["normalised distance"] > mean["distance"]
    assert values["normalising_is_enough"] is True
    assert mean["1 - cos"] > mean["1 - cos, then distance"]
    assert values["retrieval_has_to_match"] is True
    assert sorted(values["grid"]) == [[0.3, 0.01], [0.3, 0.03], [1.0, 0.01], [1.0, 0.03]]


def test_the_cosine_wins_because_of_the_random_length():
    """No training: vectors whose direction is known exactly, and whose length is random, are found by angle only."""
    torch.manual_seed(5)
    labels = torch.arange(20).repeat_interleave(10)
    directions = torch.randn(20, 6)[labels] + 0.3 * torch.randn(200, 6)
    x = (0.7 * torch.randn(200, 1)).exp() * directions
    squared = (x * x).sum(1)
    by_distance = (squared[:, None] + squared - 2 * x @ x.T + 1e9 * torch.eye(200)).argmin(1)
    unit = x / squared.sqrt()[:, None]
    by_angle = (unit @ unit.T - 4 * torch.eye(200)).argmax(1)
    right = [(labels[found] == labels).float().mean().item() for found in (by_angle, by_distance)]
    assert right[0] > right[1] + 0.05
