import math

import pytest
import torch

SCORES = [2.0, -1.0, 0.5, -3.0]
LABELS = [1.0, 0.0, 1.0, 0.0]
LOGITS = [[2.0, 0.1, -1.0], [0.5, 1.5, -0.5]]


def lse(row):
    return math.log(sum(map(math.exp, row)))


def softplus(z):
    return max(z, 0.0) + math.log1p(math.exp(-abs(z)))


def bce(labels, pos_weight=(1, 1, 1, 1)):
    terms = zip(SCORES, labels, pos_weight, strict=True)
    return sum(w * y * softplus(-z) + (1 - y) * softplus(z) for z, y, w in terms) / 4


EACH = [lse(LOGITS[0]) - 2.0, lse(LOGITS[1]) - 1.5]
PLAIN = sum(EACH) / 2


def expect(values, name, got, meant):
    # float32 in the example
    assert values["got"][name] == pytest.approx(got, abs=2e-6)
    assert values["meant"][name] == pytest.approx(meant, abs=2e-6)
    assert abs(values["got"][name] - values["meant"][name]) > 1e-3


def loss_along(logits, targets, class_axis):
    """The mean loss when the classes are taken along `class_axis` of (B, T, C) or (B, C, T)."""
    rows = logits.movedim(class_axis, 2).reshape(-1, logits.shape[class_axis]).tolist()
    return sum(lse(row) - row[y] for row, y in zip(rows, targets.flatten().tolist(), strict=True)) / len(rows)


def test_equal_sizes_hide_a_transposed_axis(values):
    torch.manual_seed(0)
    tokens, targets = torch.randn(2, 3, 3), torch.randint(0, 3, (2, 3))
    expect(values, "t_equals_c", loss_along(tokens, targets, 1), loss_along(tokens, targets, 2))
    assert values["transposed"] == values["meant"]["t_equals_c"]


def test_reshape_cuts_the_numbers_elsewhere(values):
    torch.manual_seed(0)
    channels, targets = torch.randn(2, 3, 5), torch.randint(0, 3, (2, 5))
    numbers = channels.flatten().tolist()
    rows = [numbers[at : at + 3] for at in range(0, 30, 3)]
    got = sum(lse(row) - row[y] for row, y in zip(rows, targets.flatten().tolist(), strict=True)) / 10
    expect(values, "reshape_no_permute", got, loss_along(channels, targets, 1))
    assert values["cut"] == values["got"]["reshape_no_permute"]


def test_a_vector_of_scores_reads_as_one_sample(values):
    got = sum(y * (lse(SCORES) - z) for z, y in zip(SCORES, LABELS, strict=True))
    expect(values, "one_d_float_targets", got, bce(LABELS))
    assert values["meant_binary"] == pytest.approx(bce(LABELS), abs=1e-6)


def test_one_output_always_costs_zero(values):
    expect(values, "one_output", 0.0, bce([0.0] * 4))
    assert values["meant_zeros"] == pytest.approx(bce([0.0] * 4), abs=1e-6)


def test_negative_smoothing_is_none(values):
    uniform = sum(lse(row) - sum(row) / 3 for row in LOGITS) / 2
    expect(values, "negative_smoothing", PLAIN, 0.9 * PLAIN + 0.1 * uniform)
    assert values["negative"] == values["plain"] == pytest.approx(PLAIN, abs=1e-6)
    assert values["smoothed"] == pytest.approx(0.9 * PLAIN + 0.1 * uniform, abs=1e-6)


def test_targets_that_are_no_probabilities_are_multiplied(values):
    expect(values, "doubled_one_hot", 2 * PLAIN, PLAIN)
    expect(values, "negated_one_hot", -PLAIN, PLAIN)


def test_nll_on_logits_is_minus_the_mean_logit(values):
    expect(values, "nll_on_logits", -(2.0 + 1.5) / 2, PLAIN)


def test_softmax_before_cross_entropy_squeezes_the_loss(values):
    probs = [[math.exp(z - lse(row)) for z in row] for row in LOGITS]
    expect(values, "softmax_first", (lse(probs[0]) - probs[0][0] + lse(probs[1]) - probs[1][1]) / 2, PLAIN)


def test_ignoring_a_real_class_drops_its_samples(values):
    expect(values, "ignored_real_class", EACH[1], PLAIN)


def test_signed_targets_go_below_zero(values):
    got = bce([2 * y - 1 for y in LABELS])
    expect(values, "signed_targets", got, bce(LABELS))
    assert got < 0
    assert values["signed_loss"] == values["got"]["signed_targets"]


def test_on_a_vector_pos_weight_goes_to_the_samples(values):
    expect(values, "pos_weight_per_sample", bce(LABELS, (1, 1, 3, 3)), bce(LABELS, (3, 3, 3, 3)))


def test_drawing_everything_keeps_the_imbalance(values):
    assert values["counts_without_replacement"] == [700, 200, 100]
