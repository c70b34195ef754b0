import math
import re

import pytest
import torch


def expected_cost(threshold):
    """By integration over the score: normal with mean -2 and deviation 1.5; logits are three times as large."""
    total, step = 0.0, 0.001
    for k in range(-9000, 9000):
        score = -2 + 1.5 * k * step
        weight = math.exp(-((k * step) ** 2) / 2) / math.sqrt(2 * math.pi) * step
        p = 1 / (1 + math.exp(-score))
        total += weight * (1 - p if 3 * score > threshold else 8 * p)
    return total


def test_the_cost_of_each_threshold_is_the_expected_one(values, output):
    best = 3 * math.log(1 / 8)  # where the true probability is 1 / (1 + 8)
    (found,) = re.findall(r"passed: (\d+\.\d+)", output)
    assert float(found) == pytest.approx(expected_cost(best), abs=0.02)
    assert values["formula_cost"] == pytest.approx(expected_cost(math.log(1 / 8)), abs=0.03)
    (starter,) = re.findall(r"costs (\d+\.\d+)", output)
    assert float(starter) == pytest.approx(expected_cost(0), abs=0.05)
    assert values["formula_cost"] > float(found)
    assert values["formula_costs_more"]


def test_the_formula_is_tried_on_the_customers_of_the_test(values):
    torch.manual_seed(0)
    for n in (2000, 20_000):  # validation, test
        score = (-2 + 1.5 * torch.randn(n)).tolist()
        cancelled = torch.bernoulli(torch.tensor(score).sigmoid()).tolist()
    called = [3 * s > math.log(1 / 8) for s in score]  # the odds of 1 / (1 + 8)
    costs = [8 * c if not call else 1 - c for call, c in zip(called, cancelled, strict=True)]
    assert values["formula_cost"] == pytest.approx(sum(costs) / 20_000, abs=2e-4)


def test_the_target_separates_right_from_wrong(values):
    assert expected_cost(3 * math.log(1 / 8)) + 0.03 < 0.60 < expected_cost(math.log(1 / 8)) - 0.1
    assert values["starter_fails"]
    assert values["solution_passes"]
    assert (values["MISS"], values["FALSE_ALARM"]) == (8, 1)
