import math

import pytest

# with class 2 out of the way two classes with logits 1 and 0 remain
P = 1 / (1 + math.exp(-1))


def test_without_a_mask_the_forbidden_class_costs(values):
    log_sum = math.log(math.e + 1 + math.exp(5))
    losses = [log_sum - z for z in (1, 0, 5)]
    assert values["unmasked"]["index"] == pytest.approx(losses[0], abs=1e-6)
    assert values["unmasked"]["float_target"] == pytest.approx(losses[0], abs=1e-6)
    expected = 0.9 * losses[0] + 0.1 * sum(losses) / 3
    assert values["unmasked"]["smoothing"] == pytest.approx(expected, abs=1e-6)


def test_an_infinite_mask_is_safe_with_index_targets_only(values):
    assert values["mask_infinite"]["index"] == pytest.approx(-math.log(P), abs=1e-6)
    assert math.isinf(values["mask_infinite"]["smoothing"])
    assert math.isnan(values["mask_infinite"]["float_target"])


def test_the_probabilities_and_gradient_of_the_masked_class_are_zero(values):
    assert values["probs_infinite"] == pytest.approx([P, 1 - P, 0], abs=1e-6)
    assert values["gradient_infinite"] == pytest.approx([P - 1, 1 - P, 0], abs=1e-6)


def test_a_finite_mask_is_safe_with_float_targets_too(values):
    assert values["mask_finite"]["index"] == pytest.approx(-math.log(P), abs=1e-6)
    assert values["mask_finite"]["float_target"] == pytest.approx(-math.log(P), abs=1e-6)


def test_a_finite_mask_with_smoothing_is_finite_but_huge(values):
    # the masked class owns 0.1 / 3 of the target and costs 1e9
    assert values["mask_finite"]["smoothing"] == pytest.approx(1e9 * 0.1 / 3, rel=1e-6)
    expected = [P - (0.9 + 0.1 / 3), 1 - P - 0.1 / 3, -0.1 / 3]
    assert values["gradient_smoothing_finite"] == pytest.approx(expected, abs=1e-6)


def test_a_forbidden_true_class_costs_infinity_and_a_fully_masked_row_is_nan(values):
    assert math.isinf(values["loss_true_class_forbidden"])
    assert math.isnan(values["loss_all_forbidden"])
    assert values["loss_all_forbidden_finite"] == pytest.approx(math.log(3), abs=1e-6)


def test_smoothing_over_the_allowed_classes_stays_finite(values):
    expected = -0.95 * math.log(P) - 0.05 * math.log(1 - P)
    assert values["loss_allowed_only"] == pytest.approx(expected, abs=1e-6)


def test_float16_cannot_hold_the_finite_mask(values):
    assert values["finite_in_float16"] == -math.inf
    assert values["lowest_float16"] == -65504


def test_the_table_names_each_mask(values, output):
    rows = dict(line.split(maxsplit=1) for line in output.splitlines()[1:4])
    assert list(rows) == ["none", "-inf", "-1e9"]
    for mask, name in zip(rows, ("unmasked", "mask_infinite", "mask_finite"), strict=True):
        cells = [float(cell) for cell in rows[mask].split()]
        assert cells == pytest.approx(list(values[name].values()), rel=1e-3, nan_ok=True)
