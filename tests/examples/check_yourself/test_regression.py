"""Answers and mistakes from loops over plain numbers."""

import statistics

import pytest


def test_the_mean_counts_every_element(values):
    squares = [1, 4, 4, 4, 4, 1]
    assert values["summed"] == sum(squares) == 18
    assert values["over_elements"] == statistics.mean(squares)
    assert values["over_samples"] == 18 / 2
    assert values["over_columns"] == 18 / 3


def test_huber_goes_on_in_a_straight_line_beyond_delta(values):
    at_delta, slope = 1 / 2, 1
    assert values["huber"] == at_delta + slope * (3 - 1)
    assert values["half_square"] == 9 / 2
    assert (values["absolute"], values["square"]) == (3, 9)


def test_the_best_constant_of_absolute_error_is_found_by_search(values):
    targets = [1, 2, 3, 4, 90]
    best = min((sum(abs(target - constant / 10) for target in targets), constant / 10) for constant in range(1000))[1]
    assert values["best_constant"] == best
    assert values["mean"] == sum(targets) / 5
    assert values["middle_of_range"] == 91 / 2


def test_broadcasting_compares_every_prediction_with_every_target(values):
    pairs = [(a - b) ** 2 for a in (1, 2, 3) for b in (1, 2, 3)]
    assert values["broadcast"] == pytest.approx(sum(pairs) / 9)
    assert values["over_rows"] == pytest.approx(sum(pairs) / 3)
    assert values["variance"] == pytest.approx(statistics.pvariance([1, 2, 3]))
    assert values["of_equal_shapes"] == 0


def test_torch_gives_the_same_under_its_warning(values):
    import torch
    import torch.nn.functional as F

    numbers = torch.tensor([1.0, 2.0, 3.0])
    with pytest.warns(UserWarning, match="target size"):
        assert F.mse_loss(numbers.unsqueeze(1), numbers).item() == pytest.approx(values["broadcast"])
