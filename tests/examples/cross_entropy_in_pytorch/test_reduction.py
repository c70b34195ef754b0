import math

import pytest
import torch


def losses_by_hand(rows, targets):
    return [math.log(sum(map(math.exp, row))) - row[y] for row, y in zip(rows, targets, strict=True)]


def test_none_gives_one_loss_a_sample(values):
    torch.manual_seed(0)
    expected = losses_by_hand(torch.randn(8, 5).tolist(), torch.randint(0, 5, (8,)).tolist())
    assert values["losses_none"] == pytest.approx(expected, abs=1e-6)


def test_sum_and_mean_are_the_sum_and_mean_of_none(values):
    assert values["loss_sum"] == values["sum_loss"] == pytest.approx(math.fsum(values["losses_none"]), abs=5e-6)
    assert values["loss_mean"] == values["mean_loss"] == pytest.approx(math.fsum(values["losses_none"]) / 8, abs=1e-6)
    assert values["loss_mean"] == pytest.approx(1.8912575, abs=1e-6)


def test_only_none_keeps_the_batch_axis(values):
    assert values["shape_none"] == [8]
    assert values["shape_sum"] == values["shape_mean"] == []
    assert values["shape_none_tokens"] == [2, 7]


def test_the_gradient_of_sum_is_the_batch_times_that_of_mean(values):
    assert values["gradient_ratio"] == pytest.approx(8.0, abs=1e-5)
    assert values["none_summed_gap"] == pytest.approx(0.0, abs=1e-7)


def test_mean_divides_by_every_position(values):
    torch.manual_seed(0)
    torch.randn(8, 5)
    torch.randint(0, 5, (8,))
    rows = torch.randn(2, 5, 7).permute(0, 2, 1).reshape(14, 5).tolist()
    targets = torch.randint(0, 5, (2, 7)).flatten().tolist()
    assert values["token_mean"] == pytest.approx(math.fsum(losses_by_hand(rows, targets)) / 14, abs=1e-6)
    assert values["token_sum_over_mean"] == pytest.approx(14.0, abs=1e-5)
