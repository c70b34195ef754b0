import math

import pytest

ROWS = [[1.4, -0.6, 0.5, -0.2, 0.5], [-0.8, 1.3, 2.3, 0.9, 2.4]]
TARGETS = [1, 2]


def loss_with_mass(true_mass, wrong_mass):
    # the mean over both samples of -sum_k t_k log p_k, with t given by its two different entries
    total = 0.0
    for row, y in zip(ROWS, TARGETS, strict=True):
        log_sum = math.log(sum(map(math.exp, row)))
        total += sum((true_mass if k == y else wrong_mass) * (log_sum - z) for k, z in enumerate(row))
    return total / len(ROWS)


def test_the_losses_follow_from_the_mass_of_the_true_and_the_wrong_classes(values):
    assert values["loss_plain"] == pytest.approx(loss_with_mass(1, 0), abs=1e-9)
    assert values["loss_all_10_percent"] == pytest.approx(loss_with_mass(0.92, 0.02), abs=1e-9)
    assert values["loss_wrong_10_percent"] == pytest.approx(loss_with_mass(0.9, 0.025), abs=1e-9)


def test_each_formula_reaches_the_loss_of_the_other_after_conversion(values):
    assert values["alpha_for_epsilon"] == pytest.approx(0.125, abs=1e-12)
    assert values["epsilon_for_alpha"] == pytest.approx(0.08, abs=1e-12)
    assert values["loss_all_converted"] == pytest.approx(loss_with_mass(0.9, 0.025), abs=1e-9)
    assert values["loss_wrong_converted"] == pytest.approx(loss_with_mass(0.92, 0.02), abs=1e-9)
    assert values["conversion_holds"] is True


def test_equal_mass_on_the_true_class_is_what_the_conversion_means(values):
    assert values["class_counts"] == [2, 3, 5, 10, 1000]
    for n in values["class_counts"]:
        alpha, epsilon = values["alpha_for_10_percent"][str(n)], values["epsilon_for_10_percent"][str(n)]
        assert 1 - alpha + alpha / n == pytest.approx(values["true_mass_wrong"], abs=1e-12)
        assert 1 - epsilon == pytest.approx(values["true_mass_all"][str(n)], abs=1e-12)


def test_the_difference_is_a_factor_of_two_with_two_classes_and_vanishes_with_many(values):
    assert values["alpha_for_10_percent"]["2"] == pytest.approx(2 * 0.1, abs=1e-12)
    assert values["alpha_for_10_percent"]["1000"] == pytest.approx(0.1, rel=2e-3)
