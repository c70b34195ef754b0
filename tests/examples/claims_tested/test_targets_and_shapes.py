import math

import pytest

LOGITS = [[2.0, 0.1, -1.0], [0.5, 1.5, -0.5]]


def cross_entropy(row, y):
    return math.log(sum(math.exp(z) for z in row)) - row[y]


FIRST, SECOND = (cross_entropy(row, y) for y, row in enumerate(LOGITS))


def test_bce_needs_floats_and_cross_entropy_refuses_them(values):
    assert values["bce_with_integers"] == "result type Float can't be cast to the desired output type Long"
    bce = (math.log1p(math.exp(2.0)) + math.log1p(math.exp(-0.5))) / 2
    assert values["bce_with_floats"] == f"{bce:.4f}"
    assert values["cross_entropy_with_integers"] == f"{(FIRST + SECOND) / 2:.4f}"
    assert values["cross_entropy_with_floats"] == "expected target dtype to be Long or Byte, but got Float"


def test_floating_point_one_hot_targets_are_accepted(values):
    assert values["float_one_hot_is_accepted"]
    assert values["integer_one_hot"] == "Expected floating point type for target with class probabilities, got Long"


def test_weights_divide_indices_by_their_sum_and_probabilities_by_the_samples(values):
    numerator = 1.0 * FIRST + 5.0 * SECOND
    assert values["by_index"] == pytest.approx(numerator / (1.0 + 5.0), abs=1e-6)
    assert values["by_one_hot"] == pytest.approx(numerator / 2, abs=1e-6)


def test_a_mask_spoils_the_one_hot_form_only(values):
    two_classes = (math.log1p(math.exp(0.1 - 2.0)) + math.log1p(math.exp(0.5 - 1.5))) / 2
    assert values["masked_index"] == pytest.approx(two_classes, abs=1e-6)
    assert math.isnan(values["masked_one_hot"])


def test_uint8_is_accepted_on_one_axis_only_and_int32_never(values):
    assert values["uint8_is_accepted"]
    assert values["with_uint8_tokens"] == "expected scalar type Long but found Byte"
    assert values["with_int32"] == "expected target dtype to be Long or Byte, but got Int"


def test_a_target_of_two_makes_bce_negative(values):
    assert values["loss_of_target_two"] == pytest.approx(1000 - 2 * 1000)  # z - z y for a large z


def test_two_true_labels_end_with_one_half_each(values):
    # H((1/2, 1/2, 0), p) is smallest at p = (1/2, 1/2, 0).
    assert values["shares"] == pytest.approx([0.5, 0.5, 0.0], abs=0.01)
    assert values["true_labels_come_first"]
    assert values["no_label_passes_one_half"]


def test_gradient_descent_by_hand_ends_with_the_same_shares(values):
    scores, wanted = [0.0] * 3, [0.5, 0.5, 0.0]
    for _ in range(2000):
        powers = [math.exp(score) for score in scores]
        shares = [power / sum(powers) for power in powers]
        scores = [score - (p - y) for score, p, y in zip(scores, shares, wanted, strict=True)]
    assert values["shares"] == pytest.approx(shares, rel=0.01)
