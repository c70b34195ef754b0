import math

import pytest


def test_the_density_of_a_narrow_normal_exceeds_one(values):
    assert values["sigma"] == 0.1
    assert values["density_at_mean"] == pytest.approx(10 / math.sqrt(2 * math.pi), abs=1e-6)


def test_its_entropy_is_negative_and_matches_a_riemann_sum(values):
    width = 1e-4
    total = 0.0
    for k in range(-10_000, 10_001):  # ten standard deviations either way
        density = 10 / math.sqrt(2 * math.pi) * math.exp(-0.5 * (k * width / 0.1) ** 2)
        total -= width * density * math.log(density) if density else 0.0
    assert values["differential_entropy"] == pytest.approx(total, abs=1e-6)


def test_the_sign_changes_at_the_stated_sigma(values):
    sigma = values["entropy_turns_negative_below"]
    assert 0.5 + math.log(sigma * math.sqrt(2 * math.pi)) == pytest.approx(0, abs=1e-9)


def test_a_hundredth_of_the_variance_lowers_the_loss_by_log_ten(values):
    losses = values["gaussian_nll_by_variance"]
    assert losses["1"] == 0.0
    assert losses["1"] - losses["0.01"] == pytest.approx(math.log(10), abs=1e-6)
    assert losses["0.01"] - losses["0.0001"] == pytest.approx(math.log(10), abs=1e-6)
    assert values["gaussian_nll"] == losses["0.01"]


def test_classification_goes_below_zero_by_a_wrong_input_or_a_wrong_target(values):
    behind = math.exp(-1) + math.exp(-1.9)  # logits 2, 1, 0.1 and class 0
    assert values["loss_one_hot"] == pytest.approx(math.log1p(behind), abs=1e-6)
    assert values["nll_on_probabilities"] == pytest.approx(-1 / (1 + behind), abs=1e-6)
    assert values["loss_negative_target"] == pytest.approx(-math.log1p(behind), abs=1e-6)


def test_a_doubled_target_is_accepted_too(values):
    assert values["loss_doubled_target"] == pytest.approx(2 * values["loss_one_hot"], abs=1e-12)
    assert values["doubled_over_one_hot"] == 2.0
