import math
from statistics import fmean

import pytest

TARGETS = [0, 1, 1, 2, 6]


def poisson(log_rate, target):
    return math.exp(log_rate) - target * log_rate


def minus_log_mass(rate, target):
    return -math.log(math.exp(-rate) * rate**target / math.factorial(target))


def test_no_argument_of_the_signature_is_left_out(values):
    legacy = {"size_average", "reduce"}
    assert set(values["arguments"]) - legacy == {"log_input", "full", "eps", "reduction"}


@pytest.mark.parametrize("target", [0, 2, 5])
def test_loss_and_gradient_are_those_of_the_formula(values, target):
    curves, label = values["loss_curves"], f"target={target}"
    assert curves["x"] == pytest.approx([-3 + i / 20 for i in range(121)])
    assert list(curves["loss"]) == ["target=0", "target=2", "target=5"]
    assert curves["loss"][label] == pytest.approx([poisson(x, target) for x in curves["x"]])
    assert curves["gradient"][label] == pytest.approx([math.exp(x) - target for x in curves["x"]])


def test_the_gradient_is_bounded_on_one_side_only(values):
    assert values["gradient_far_below"] == pytest.approx(-5, abs=1e-6)
    assert values["gradient_far_above"] == pytest.approx(math.exp(10) - 5)


def test_it_is_the_mass_of_the_distribution_without_a_term_of_the_target(values):
    # -log P(k) at rate e is full + the term that Stirling leaves out.
    assert values["exact"] == pytest.approx([minus_log_mass(math.e, k) for k in (1, 2, 20)])
    stirling = [0 if k <= 1 else k * math.log(k) - k + math.log(2 * math.pi * k) / 2 for k in (1, 2, 20)]
    assert values["plain"] == pytest.approx([poisson(1, k) for k in (1, 2, 20)])
    assert values["full"] == pytest.approx([a + b for a, b in zip(values["plain"], stirling, strict=True)])
    assert values["full_error"] == pytest.approx(
        [s - math.lgamma(k + 1) for s, k in zip(stirling, (1, 2, 20), strict=True)]
    )
    assert values["full_keeps_gradient"]


def test_the_best_constant_is_the_mean_and_the_floor_depends_on_the_targets(values):
    assert values["best_rate"] == pytest.approx(fmean(TARGETS))
    assert values["loss_of_best"] == pytest.approx(fmean(poisson(math.log(2), y) for y in TARGETS))
    assert values["loss_of_zero"] == 1
    assert values["floor"] == pytest.approx(fmean(y - (y * math.log(y) if y else 0) for y in TARGETS), abs=1e-6)
    assert values["divisor"] == pytest.approx(6)


def test_the_wrong_log_input_learns_the_logarithm(values):
    assert values["rate_right"] == pytest.approx(6, abs=0.01)
    assert values["rate_learned_by_mistake"] == pytest.approx(math.log(6), abs=0.01)
    assert values["log_rate_by_mistake"] == pytest.approx(math.exp(6), rel=0.01)
    assert math.isnan(values["negative_log_rate"])


def test_eps_is_for_rates(values):
    assert values["gradient_at_rate_zero"] == pytest.approx(1 - 1e8)
    assert values["gradient_with_larger_eps"] == pytest.approx(1 - 1 / 1e-2)
    assert values["eps_unused_for_log_rates"]


def test_broadcasting_is_silent(values):
    counts = [1, 2, 6]
    assert values["loss_same_shape"] == pytest.approx(fmean(poisson(math.log(k), k) for k in counts))
    assert values["loss_broadcast"] == pytest.approx(fmean(poisson(math.log(a), k) for a in counts for k in counts))
    assert values["warnings_given"] == 0


def test_negative_targets_and_overflow(values):
    # A falling log-rate is rewarded without end: exp(-100) - (-1) * (-100).
    assert values["loss_of_negative_target"] == pytest.approx(poisson(-100, -1)) == pytest.approx(-100)
    assert math.exp(89) > 3.4e38
    assert values["overflow"] == math.inf
