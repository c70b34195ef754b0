import math

import pytest


def test_mse_divides_by_every_element(values):
    squares = [1, 4, 4, 4, 1, 4]
    assert values["by_torch"] == pytest.approx(sum(squares) / 6)
    assert values["per_sample"] == pytest.approx(sum(squares) / 2)
    assert values["divides_by_elements"]


def test_the_share_of_one_outlier(values):
    assert values["shares"]["mse"] == pytest.approx(100 / 109)
    assert values["shares"]["mae"] == pytest.approx(10 / 19)


def test_the_pull_of_an_outlier_is_delta(values):
    # The minimum of Huber loss: clipped residuals sum to zero. The outlier counts delta, at most its distance.
    data = [-1 + 2 * k / 18 for k in range(19)] + [100.0]
    for delta, centre in values["shift"].items():
        delta = float(delta)
        clipped = sum(max(-delta, min(delta, value - centre)) for value in data)
        assert clipped == pytest.approx(0, abs=0.02 * delta)
    assert values["shift_grows_with_delta"]


def test_smooth_l1_is_huber_over_beta(values):
    def huber(e, delta):
        return e * e / 2 if abs(e) <= delta else delta * (abs(e) - delta / 2)

    def smooth_l1(e, beta):
        return e * e / (2 * beta) if abs(e) < beta else abs(e) - beta / 2

    for e in (0.3, 1.5, 4.0):
        assert smooth_l1(e, 1.0) == pytest.approx(huber(e, 1.0))
        assert 2.0 * smooth_l1(e, 2.0) == pytest.approx(huber(e, 2.0))
    assert values["equal_at_one"]
    assert values["huber_is_beta_times_smooth_l1"]


def test_a_column_against_a_row_compares_every_pair(values):
    assert values["loss_of_perfect_predictions"] == pytest.approx(
        sum((a - b) ** 2 for a in range(4) for b in range(4)) / 16
    )
    assert values["it_only_warns"]


def test_mse_is_half_the_gaussian_likelihood_up_to_a_constant(values):
    pairs, sigmas = [(0.3, 0.0), (-1.0, 1.0), (2.0, 2.5)], [0.1, 1.0, 4.0]
    mse = sum((a - b) ** 2 for a, b in pairs) / 3
    nll = sum((a - b) ** 2 / 2 + math.log(math.sqrt(2 * math.pi)) for a, b in pairs) / 3
    assert values["nll_of_gaussians"] == pytest.approx(nll, abs=1e-6)
    assert nll - values["constant"] == pytest.approx(mse / 2, abs=1e-6)
    scaled = sum(((a - b) / s) ** 2 / 2 for (a, b), s in zip(pairs, sigmas, strict=True)) / 3
    assert values["nll_unequal"] == pytest.approx(scaled, rel=1e-5)
    assert scaled != pytest.approx(mse / 2, rel=0.1)
    assert values["only_with_equal_variance"]
