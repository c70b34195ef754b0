import math

import pytest

SCORES, LABELS = [2.0, -1.0, 0.5, -3.0], [1.0, 0.0, 1.0, 0.0]
LOGITS = [[2.0, 0.1, -1.0], [0.5, 1.5, -0.5]]
P, Q = [[0.7, 0.2, 0.1], [0.5, 0.3, 0.2]], [[0.5, 0.3, 0.2], [0.4, 0.4, 0.2]]


def wave(number, count):
    return math.sin(-2 + 4 * number / (count - 1))


def divergence(left, right, log=math.log):
    rows = zip(left, right, strict=True)
    return sum(p * (math.log(p) - log(q)) for a, b in rows for p, q in zip(a, b, strict=True)) / len(left)


def test_swapped_axes_take_tokens_for_classes(values, cross_entropy):
    right = [[wave(9 * b + 3 * t + c, 18) for c in range(3)] for b in range(2) for t in range(3)]
    wrong = [[wave(9 * b + 3 * c + t, 18) for c in range(3)] for b in range(2) for t in range(3)]
    flat = [0, 1, 1, 2, 2, 0]
    assert values["meant"]["t_equals_c"] == pytest.approx(cross_entropy(right, flat), abs=1e-6)
    assert values["got"]["t_equals_c"] == pytest.approx(cross_entropy(wrong, flat), abs=1e-6)


def test_reshape_without_permute_cuts_rows_out_of_channels(values, cross_entropy):
    flat = [0, 1, 2, 0, 1, 2, 0, 1, 2, 0]
    right = [[wave(15 * b + 5 * c + t, 30) for c in range(3)] for b in range(2) for t in range(5)]
    wrong = [[wave(3 * row + c, 30) for c in range(3)] for row in range(10)]
    assert values["meant"]["reshape_no_permute"] == pytest.approx(cross_entropy(right, flat), abs=1e-6)
    assert values["got"]["reshape_no_permute"] == pytest.approx(cross_entropy(wrong, flat), abs=1e-6)


def test_binary_scores_are_read_as_the_classes_of_one_sample(values, cross_entropy, binary_cross_entropy):
    expected = sum(y * cross_entropy([SCORES], [c]) for c, y in enumerate(LABELS))
    assert values["got"]["one_d_float_targets"] == pytest.approx(expected, abs=1e-6)
    meant = binary_cross_entropy(SCORES, LABELS)
    for name in ("one_d_float_targets", "float_column", "signed_targets"):
        assert values["meant"][name] == pytest.approx(meant, abs=1e-6)


@pytest.mark.parametrize("name", ["float_column", "one_output"])
def test_one_class_has_probability_one_whatever_the_target(values, name):
    assert values["got"][name] == 0.0


def test_a_single_output_hides_a_real_loss(values, binary_cross_entropy):
    assert values["meant"]["one_output"] == pytest.approx(binary_cross_entropy(SCORES, [0] * 4), abs=1e-6)


def test_wrong_calls_on_two_samples(values, cross_entropy):
    got, plain = values["got"], cross_entropy(LOGITS, [0, 1])
    probs = [[math.exp(z) / sum(math.exp(other) for other in row) for z in row] for row in LOGITS]
    assert got["negative_smoothing"] == pytest.approx(plain, abs=1e-6)
    assert got["doubled_one_hot"] == pytest.approx(2 * plain, abs=1e-6)
    assert got["negated_one_hot"] == pytest.approx(-plain, abs=1e-6)
    assert got["nll_on_logits"] == pytest.approx(-(2.0 + 1.5) / 2)
    assert got["softmax_first"] == pytest.approx(cross_entropy(probs, [0, 1]), abs=1e-6)
    assert got["ignored_real_class"] == pytest.approx(cross_entropy(LOGITS[1:], [1]), abs=1e-6)
    for name in ("doubled_one_hot", "negated_one_hot", "nll_on_logits", "softmax_first", "ignored_real_class"):
        assert values["meant"][name] == pytest.approx(plain, abs=1e-6)
    uniform = sum(cross_entropy(LOGITS, [c, c]) for c in range(3)) / 3
    assert values["meant"]["negative_smoothing"] == pytest.approx(0.9 * plain + 0.1 * uniform, abs=1e-6)


def test_sorted_weights_go_to_the_wrong_classes(values, cross_entropy):
    first, second = (cross_entropy([row], [y]) for y, row in enumerate(LOGITS))
    assert values["got"]["weight_order"] == pytest.approx((1 * first + 2 * second) / 3, abs=1e-6)
    assert values["meant"]["weight_order"] == pytest.approx((1 * first + 5 * second) / 6, abs=1e-6)


def test_signed_targets_are_not_checked(values, binary_cross_entropy):
    expected = binary_cross_entropy(SCORES, [2 * y - 1 for y in LABELS])
    assert values["got"]["signed_targets"] == pytest.approx(expected, abs=1e-6)
    assert expected < 0


def test_pos_weight_of_length_b_goes_to_samples(values, binary_cross_entropy):
    weights = [1.0, 1.0, 3.0, 3.0]
    one_by_one = [binary_cross_entropy([z], [y], w) for z, y, w in zip(SCORES, LABELS, weights, strict=True)]
    assert values["got"]["pos_weight_per_sample"] == pytest.approx(sum(one_by_one) / 4, abs=1e-6)
    assert values["meant"]["pos_weight_per_sample"] == pytest.approx(
        binary_cross_entropy(SCORES, LABELS, 3.0), abs=1e-6
    )


def test_kl_without_the_logarithm_and_with_swapped_distributions(values):
    assert values["meant"]["kl_swapped"] == pytest.approx(divergence(P, Q), abs=1e-6)
    assert values["meant"]["kl_without_log"] == pytest.approx(divergence(P, Q), abs=1e-6)
    assert values["got"]["kl_swapped"] == pytest.approx(divergence(Q, P), abs=1e-6)
    assert values["got"]["kl_without_log"] == pytest.approx(divergence(P, Q, log=lambda q: q), abs=1e-6)


def test_drawing_everything_leaves_the_imbalance(values):
    assert values["counts_without_replacement"] == [700, 200, 100]
