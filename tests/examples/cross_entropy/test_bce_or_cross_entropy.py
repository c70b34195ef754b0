import math

import pytest

Z = [2.0, 0.1, -1.0]


def softplus(v):
    return max(v, 0.0) + math.log1p(math.exp(-abs(v)))


def bce(z, y):
    return [softplus(v) - v * t for v, t in zip(z, y, strict=True)]


def test_cross_entropy_is_one_number_for_all_classes(values):
    expected = math.log1p(math.exp(-1.9) + math.exp(-3.0))
    assert values["cross_entropy"] == pytest.approx(expected, abs=1e-12)
    assert values["cross_entropy_plus_5"] == pytest.approx(expected, abs=1e-12)


def test_bce_is_one_number_for_each_class(values):
    expected = bce(Z, [1, 0, 0])
    assert values["bce_terms"] == pytest.approx(expected, abs=1e-12)
    assert values["bce_mean"] == pytest.approx(sum(expected) / 3, abs=1e-12)


def test_a_shift_of_all_logits_changes_bce_only(values):
    expected = bce([v + 5 for v in Z], [1, 0, 0])
    assert values["bce_mean_plus_5"] == pytest.approx(sum(expected) / 3, abs=1e-12)


def test_softmax_sums_to_one_and_sigmoids_do_not(values):
    assert values["softmax_sum"] == pytest.approx(1.0, abs=1e-12)
    assert values["sigmoid_sum"] == pytest.approx(sum((1 + math.tanh(v / 2)) / 2 for v in Z), abs=1e-12)


def test_two_labels_cost_cross_entropy_at_least_log_two_for_each_unit_of_target(values):
    assert values["cross_entropy_halves"] == pytest.approx(math.log(2), abs=1e-12)
    assert values["cross_entropy_two_labels"] == pytest.approx(2 * math.log(2), abs=1e-12)
    assert values["softmax_two_labels"] == pytest.approx([0.5, 0.5, 0.0], abs=1e-12)


def test_no_split_of_the_probability_beats_the_halves(values):
    splits = [(k / 1000, 1 - k / 1000) for k in range(1, 1000)]
    assert min(-(math.log(p) + math.log(q)) / 2 for p, q in splits) >= values["cross_entropy_halves"] - 1e-12


def test_two_labels_cost_bce_almost_nothing(values):
    assert values["bce_two_labels"] == pytest.approx(math.log1p(math.exp(-20)), rel=1e-9)
    assert values["sigmoid_two_labels"] == pytest.approx([1.0, 1.0, 0.0], abs=1e-8)
