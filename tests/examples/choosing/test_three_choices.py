import math

import pytest

LOGITS, TARGETS, WEIGHTS = [[2.0, 0.0], [1.0, 0.0], [0.5, 0.0]], [0, 0, 1], [1.0, 4.0]


def log_sum_exp(row):
    return math.log(sum(math.exp(z) for z in row))


def losses(rows):
    return [log_sum_exp(row) - row[y] for row, y in zip(rows, TARGETS, strict=True)]


def test_three_ways_to_gather(values):
    assert values["loss_mean"] == pytest.approx(sum(losses(LOGITS)) / 3, abs=1e-6)
    assert values["loss_sum"] == pytest.approx(sum(losses(LOGITS)), abs=1e-6)


def test_a_weight_of_four_counts_the_sample_four_times(values):
    repeated = [*losses(LOGITS)[:2], *[losses(LOGITS)[2]] * 4]
    assert values["loss_weighted"] == pytest.approx(sum(repeated) / 6, abs=1e-6)
    assert WEIGHTS[TARGETS[2]] == 4


def test_probabilities_are_read_as_logits(values):
    twice = [[math.exp(z - log_sum_exp(row)) for z in row] for row in LOGITS]
    assert values["loss_of_probabilities"] == pytest.approx(sum(losses(twice)) / 3, abs=1e-6)
    assert abs(values["loss_of_probabilities"] - values["loss_mean"]) > 0.05


def test_every_sample_is_printed(output):
    assert [f"{loss:.4f}" for loss in losses(LOGITS)] == ["0.1269", "0.3133", "0.9741"]
    assert "['0.1269', '0.3133', '0.9741']" in output
