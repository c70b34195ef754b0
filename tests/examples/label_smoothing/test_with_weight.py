import math

import pytest

ROWS = [[1.4, -0.6, 0.5, -0.2, 0.5], [-0.8, 1.3, 2.3, 0.9, 2.4]]
TARGETS = [1, 2]
COUNTS = [900, 80, 20]


def losses(row):
    log_sum = math.log(sum(map(math.exp, row)))
    return [log_sum - z for z in row]


def constant_optimum(alpha, weight):
    # minimising -sum_k b_k log q_k over distributions q gives q proportional to b
    mass = [(1 - alpha) * n * w + alpha / 3 * 1000 * w for n, w in zip(COUNTS, weight, strict=True)]
    return [m / sum(mass) for m in mass]


EVEN, INVERSE, ROOT = [1] * 3, [1 / n for n in COUNTS], [n**-0.5 for n in COUNTS]


def test_torch_weights_the_spread_mass_class_by_class(values):
    total = divisor = 0.0
    for row, y in zip(ROWS, TARGETS, strict=True):
        total += sum((k + 1) * ((0.9 if k == y else 0) + 0.02) * loss for k, loss in enumerate(losses(row)))
        divisor += y + 1
    assert values["loss_torch"] == pytest.approx(total / divisor, abs=1e-9)
    assert values["loss_by_hand"] == pytest.approx(total / divisor, abs=1e-9)


def test_weighting_a_sample_once_gives_another_value(values):
    total = 0.0
    for row, y in zip(ROWS, TARGETS, strict=True):
        total += (y + 1) * (0.9 * losses(row)[y] + 0.02 * sum(losses(row)))
    assert values["loss_weighted_once"] == pytest.approx(total / 5, abs=1e-9)
    assert abs(values["loss_weighted_once"] - values["loss_torch"]) > 0.01


@pytest.mark.parametrize(
    ("name", "alpha", "weight"),
    [
        ("probs_plain", 0.0, EVEN),
        ("probs_smoothing", 0.1, EVEN),
        ("probs_weight", 0.0, INVERSE),
        ("probs_both", 0.1, INVERSE),
        ("probs_root", 0.0, ROOT),
        ("probs_root_both", 0.1, ROOT),
        ("probs_both_small", 0.01, INVERSE),
    ],
)
def test_a_constant_model_reaches_the_optimum_in_closed_form(values, name, alpha, weight):
    # LBFGS stops when the gradient is below 1e-10
    assert values[name] == pytest.approx(constant_optimum(alpha, weight), abs=1e-5)


def test_weighting_each_sample_once_keeps_the_classes_equal(values):
    # every class has the total weight one, so the averaged targets are uniform
    assert values["probs_once"] == pytest.approx([1 / 3] * 3, abs=1e-5)


def test_the_pair_built_in_gives_the_rarest_class_more_than_half(values):
    assert values["probs_both"][2] > 0.5
    assert values["probs_weight"][2] == pytest.approx(1 / 3, abs=1e-5)


def test_milder_weights_and_a_smaller_alpha_lean_less(values):
    full = values["probs_both"][2] - values["probs_weight"][2]
    assert 0 < values["probs_root_both"][2] - values["probs_root"][2] < full
    assert 0 < values["probs_both_small"][2] - values["probs_weight"][2] < full
