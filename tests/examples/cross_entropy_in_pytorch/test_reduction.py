import math

import pytest

ROWS = [[2.1, 0.3, -1.2], [0.1, 1.5, -0.2], [1.0, 0.2, 0.1], [-0.5, 0.4, 2.2]]


def nll(row, y):
    return math.log(sum(map(math.exp, row))) - row[y]


EACH = [nll(row, y) for row, y in zip(ROWS, [0, 1, 0, 2], strict=True)]


def test_none_gives_one_loss_a_sample(values):
    assert values["losses_none"] == pytest.approx(EACH, abs=1e-6)
    assert values["shape_none"] == [4]
    assert values["shape_mean"] == []


def test_sum_and_mean_are_the_sum_and_mean_of_none(values):
    assert values["loss_sum"] == pytest.approx(math.fsum(EACH), abs=2e-6)
    assert values["loss_mean"] == pytest.approx(math.fsum(EACH) / 4, abs=1e-6)


def test_the_gradient_of_sum_is_the_batch_times_that_of_mean(values):
    assert values["gradient_ratio"] == pytest.approx(len(ROWS), abs=1e-5)


def test_backward_needs_a_scalar(values):  # wording of torch 2.13.0
    assert values["not_scalar_message"] == "grad can be implicitly created only for scalar outputs"


def test_mean_divides_by_every_position(values):
    logits = [math.sin(k) for k in range(70)]  # (B, C, T) = (2, 5, 7)
    each = [
        nll([logits[b * 35 + c * 7 + t] for c in range(5)], (b * 7 + t) % 5) for b in range(2) for t in range(7)
    ]  # fmt: skip
    assert values["token_mean"] == pytest.approx(math.fsum(each) / 14, abs=1e-6)
    assert values["token_divisor"] == pytest.approx(14.0, abs=1e-5)
