import re
import statistics

import pytest
import torch
import torch.nn.functional as F


def test_the_gap_at_one_rate_and_after_tuning(values):
    assert values["C"] == 7
    assert {len(runs) for runs in values["found"].values()} == {4}  # seeds
    assert values["behind_at_the_same_rate"]
    assert values["most_of_the_gap_goes"]
    assert values["mean_gap_same"] > 4 * values["mean_gap_tuned"]


@pytest.mark.parametrize("seed", [101, 102])
def test_another_problem_shows_the_same_order(seed):
    """Two features in three groups, weights by hand: twice lags at a small rate and catches up at a large one."""
    g = torch.Generator().manual_seed(seed)
    y = torch.randint(0, 3, (300,), generator=g)
    x = torch.eye(3)[y][:, :2] * 2 + 0.5 * torch.randn(300, 2, generator=g)
    x = torch.cat([x, torch.ones(300, 1)], dim=1)

    def loss_after(rate, double):
        W = torch.zeros(3, 3, requires_grad=True)
        for _ in range(60):
            z = x @ W
            (gradient,) = torch.autograd.grad(F.cross_entropy(z.softmax(dim=1) if double else z, y), W)
            W = (W - rate * gradient).detach().requires_grad_()
        return F.cross_entropy(x @ W, y).item()

    assert loss_after(0.1, double=True) > loss_after(0.1, double=False) + 0.1
    assert loss_after(3.0, double=True) < loss_after(0.1, double=True) - 0.1


def test_the_table_shows_mean_test_accuracies_of_once_and_twice(values, output):
    def mean(double, rate):
        return statistics.fmean(test for _, test in (runs[rate] for runs in values["found"][double]))

    rows = re.findall(r"rate +(\S+)  once (\S+)  twice (\S+)", output)
    assert {float(rate) for rate, _, _ in rows} == set(values["RATES"])
    for rate, once, twice in rows:
        assert (once, twice) == (f"{mean('False', rate):.2f}", f"{mean('True', rate):.2f}")
