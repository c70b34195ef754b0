import itertools
import math

import pytest

TARGETS = [0, 1, 2, 1, 0, 3]
WEIGHT = [1, 2, 4, 8]


LOGITS = [[2, 0, -1, 1], [0, 1, 0, -1], [1, 1, 2, 0], [0, 2, 1, 1], [1, 0, 1, 2], [0, 1, 0, 1]]


def log_sum(row):
    return math.log(sum(map(math.exp, row)))


def test_each_call_divides_by_its_own_number(values):
    expected = {
        "divisor_plain": 6,  # N
        "divisor_weight": 1 + 2 + 4 + 2 + 1 + 8,  # sum of the weights of the targets
        "divisor_weight_one_hot": 6,  # N, though weighted
        "divisor_ignored": 3,  # kept targets
        "divisor_weight_ignored": 1 + 2 + 4,  # their weights
        "divisor_pos_weight": 6,  # N, though weighted
        "divisor_multi_label": 6 * 4,  # N K
        "divisor_squared_error": 6 * 2,  # N D
    }
    assert {name: values[name] for name in expected} == pytest.approx(expected, abs=1e-9)


def test_one_hot_targets_change_the_weighted_mean(values):
    total = sum(WEIGHT[y] * (log_sum(row) - row[y]) for row, y in zip(LOGITS, TARGETS, strict=True))
    assert values["loss_weight"] == pytest.approx(total / 18, abs=1e-9)
    assert values["loss_weight_one_hot"] == pytest.approx(total / 6, abs=1e-9)
    assert values["loss_none_then_mean"] == pytest.approx(total / 6, abs=1e-9)
    assert values["weight_per_sample"] == pytest.approx(3, abs=1e-12)


def test_pos_weight_and_two_class_weights_share_the_sum_only(values):
    total = 0.0
    for row, y in zip(LOGITS, TARGETS, strict=True):
        z = row[0]
        total += 8 * math.log1p(math.exp(-z)) if y == 0 else math.log1p(math.exp(z))
    assert values["sums_agree"] is True
    assert values["sum_pos_weight"] == pytest.approx(total, abs=1e-9)
    assert values["sum_two_classes"] == pytest.approx(total, abs=1e-9)
    assert values["loss_pos_weight"] == pytest.approx(total / 6, abs=1e-9)
    assert values["loss_two_classes"] == pytest.approx(total / (2 * 8 + 4), abs=1e-9)


def test_ctc_divides_each_loss_by_the_length_of_its_target(values):
    # all 4^6 alignments: repeats merge, class 0 is the blank
    log_probs = [[z - log_sum(row) for z in row] for row in LOGITS]
    chance = {(1,): 0.0, (2, 3): 0.0}
    for path in itertools.product(range(4), repeat=6):
        merged = tuple(k for k, _ in itertools.groupby(path) if k)
        if merged in chance:
            chance[merged] += math.exp(sum(log_probs[t][k] for t, k in enumerate(path)))
    expected = (-math.log(chance[1,]) / 1 - math.log(chance[2, 3]) / 2) / 2
    assert values["ctc_mean"] == pytest.approx(expected, abs=1e-9)
    assert values["ctc_by_length"] == pytest.approx(expected, abs=1e-9)
    assert values["ctc_divides_by_length"] is True
