import numpy as np
import pytest
import torch


def changes(values, case, name, measure):
    return [run[name][measure] - run["plain"][measure] for run in values["runs"][case]]


@pytest.mark.parametrize("name", ["ratio", "focal"])
def test_a_fitting_model_keeps_its_ranking(values, name):
    for measure in ("ap", "auc"):
        assert max(map(abs, changes(values, "fits", name, measure))) < 0.02
    assert values["nothing_moves_when_it_fits"]
    assert values["largest_change_when_it_fits"] < 0.02


@pytest.mark.parametrize("name", ["ratio", "focal"])
def test_a_misfit_gains_in_auc_and_loses_in_average_precision(values, name):
    assert min(changes(values, "misfit", name, "auc")) > 0
    assert max(changes(values, "misfit", name, "ap")) < 0
    assert values["auc_rises_when_it_does_not"]
    assert values["ap_falls_when_it_does_not"]


def test_auc_and_average_precision_stay_in_their_ranges(values):
    for means in values["means"].values():
        assert 0.5 < means["auc"] < 1
        assert 0.03 < means["ap"] < 1  # guessing has the share of positives


def test_the_fitting_problem_reaches_its_known_auc(values):
    # Two normal distributions whose means are sqrt(8) apart: AUC is the normal cdf of sqrt(8) / sqrt(2).
    assert values["means"]["fits_plain"]["auc"] == pytest.approx(0.9772, abs=0.01)


def drawn(seed, n, fits):
    """The example's data. Positives that a linear model fits lie at (2, 2), others at (-2, 2) and (4, 2)."""
    g = torch.Generator().manual_seed(seed)
    positive, side = (torch.rand(n, generator=g).numpy() for _ in range(2))
    positive = positive < np.float32(0.03)
    apart = np.where(side < 0.5, -2, 4)
    x = np.where(positive, 2 if fits else apart, 0.0)
    y = np.where(positive, 2.0, 0.0 if fits else np.where(side < np.float32(0.05), 3.0, 0.0))
    return np.stack([x, y], axis=1) + torch.randn(n, 2, dtype=torch.float64, generator=g).numpy(), positive


def minimum(loss_of_margin, weight, x, positive):
    """Of a loss of the margin, with a weight on the positives, by Newton's method with differences: the best theta."""
    theta, step = np.zeros(3), 1e-4 * np.eye(3)

    def loss(theta):
        z = x @ theta[:2] + theta[2]
        return (np.where(positive, weight, 1) * loss_of_margin(np.where(positive, z, -z))).mean()

    for _ in range(100):
        gradient = np.array([loss(theta + d) - loss(theta - d) for d in step]) / 2e-4
        hessian = np.array(
            [
                [loss(theta + d + e) - loss(theta + d - e) - loss(theta - d + e) + loss(theta - d - e) for d in step]
                for e in step
            ]
        )
        bent = np.linalg.eigvalsh(hessian / 4e-8)[0]
        move = np.linalg.solve(hessian / 4e-8 + max(0, 1e-3 - bent) * np.eye(3), gradient)
        while loss(theta - move) > loss(theta) + 1e-12:
            move = move / 2
        theta = theta - move
        if abs(move).max() < 1e-7:
            return theta
    raise AssertionError("no minimum within 100 steps")


def logistic(margin):
    return np.logaddexp(0, -margin)


def focal(margin):
    return logistic(margin) / (1 + np.exp(margin)) ** 2  # the wrong class has probability 1 / (1 + e^margin)


@pytest.mark.parametrize("case", ["fits", "misfit"])
def test_minima_found_by_newtons_method_rank_alike(values, case):
    x, positive = drawn(0, 8000, case == "fits")
    x_test, truth = drawn(1000, 20_000, case == "fits")
    ratio = (~positive).sum() / positive.sum()
    for name, loss, weight in (("plain", logistic, 1), ("ratio", logistic, ratio), ("focal", focal, 1)):
        scores = x_test @ minimum(loss, weight, x, positive)[:2]
        # LBFGS stops a little before the minimum: a few pairs of some ten millions may change places.
        below = np.searchsorted(np.sort(scores[~truth]), scores[truth])  # negatives that each positive outranks
        assert values["runs"][case][0][name]["auc"] == pytest.approx(below.mean() / (~truth).sum(), abs=4e-5)
        above = np.array([(scores >= one).sum() for one in scores[truth]])
        among = np.array([(scores[truth] >= one).sum() for one in scores[truth]])
        assert values["runs"][case][0][name]["ap"] == pytest.approx((among / above).mean(), abs=5e-4)
