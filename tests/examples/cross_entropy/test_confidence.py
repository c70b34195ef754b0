import math
from itertools import pairwise

import pytest
import torch

POINTS = {
    "100_percent": 1.0,
    "99_percent": 0.99,
    "90_percent": 0.9,
    "50_percent": 0.5,
    "10_percent": 0.1,
    "1_percent": 0.01,
    "one_in_1000": 0.001,
}


@pytest.mark.parametrize("name, p", POINTS.items())
def test_the_loss_undoes_the_exponential(values, name, p):
    assert math.exp(-values[f"loss_at_{name}"]) == pytest.approx(p, abs=1e-12)


@pytest.mark.parametrize("name, p", POINTS.items())
def test_the_slope_is_what_autograd_finds(values, name, p):
    x = torch.tensor(p, dtype=torch.float64, requires_grad=True)
    (-x.log()).backward()
    assert values[f"slope_at_{name}"] == pytest.approx(x.grad.item(), rel=1e-12)


def test_certainty_costs_zero_and_not_minus_zero(values, output):
    loss = values["loss_at_100_percent"]
    assert loss == 0.0
    assert math.copysign(1.0, loss) == 1.0
    assert "-0.0000" not in output


def test_a_tenth_of_the_probability_adds_log_ten(values):
    assert values["per_tenfold"] == pytest.approx(math.log(10), abs=1e-12)


def test_halving_the_probability_adds_log_two(values):
    assert values["per_halving"] == pytest.approx(math.log(2), abs=1e-12)


def test_the_exam_rewards_honest_doubt_over_wrong_certainty(values):
    assert values["loss_unsure"] == pytest.approx(math.log(3), abs=1e-12)
    assert values["loss_confident_right"] == pytest.approx(-math.log(0.98), abs=1e-12)
    assert values["loss_confident_wrong"] == pytest.approx(2 * math.log(10), abs=1e-12)
    assert values["loss_confident_right"] < values["loss_unsure"] < values["loss_confident_wrong"]


def test_the_curve_falls_from_its_left_end_to_zero(values):
    curve = values["curve"]
    assert len(curve) == 61
    assert curve[0] == pytest.approx([0.005, math.log(200)])
    assert curve[-1] == [1.0, 0.0]
    for (p, loss), (next_p, next_loss) in pairwise(curve):
        assert p < next_p
        assert loss > next_loss
        assert math.exp(-loss) == pytest.approx(p)


def test_the_table_has_a_row_for_each_of_the_probabilities(output):
    rows = [[float(cell) for cell in line.split()] for line in output.splitlines()[1 : 1 + len(POINTS)]]
    expected = [[p, math.log(1 / p), -1 / p] for p in POINTS.values()]
    for row, wanted in zip(rows, expected, strict=True):
        assert row == pytest.approx(wanted, abs=5.1e-5)
