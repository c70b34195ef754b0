import math

import pytest
import torch


@pytest.mark.parametrize(
    ("name", "prob", "correct"),
    [("certain", 0.91, True), ("barely", 0.109, True), ("narrow_miss", 0.49, False), ("far_miss", 0.01, False)],
)
def test_the_loss_is_minus_log_p_whoever_wins(values, name, prob, correct):
    assert sum(values[name]) == pytest.approx(1.0, abs=1e-12)
    assert len(values[name]) == values["C"] == 10
    assert values[f"loss_{name}"] == pytest.approx(-math.log(prob), abs=1e-9)
    assert values[f"correct_{name}"] is correct


def test_a_narrow_miss_is_cheaper_than_a_bare_hit(values):
    assert values["loss_narrow_miss"] < values["loss_barely"]


def test_correct_lies_below_log_c_and_wrong_above_log_two(values):
    assert values["highest_when_correct"] == pytest.approx(math.log(10), abs=1e-12)
    assert values["lowest_when_wrong"] == pytest.approx(math.log(2), abs=1e-12)
    assert values["largest_correct_found"] < math.log(10)
    assert values["smallest_wrong_found"] > math.log(2)


def test_the_two_ranges_overlap_in_the_sample(values):
    torch.manual_seed(0)
    logits = torch.randn(100_000, 10, dtype=torch.float64)
    targets = torch.randint(0, 10, (100_000,))
    exps = logits.exp()
    prob = exps[torch.arange(100_000), targets] / exps.sum(dim=1)
    hit = exps[torch.arange(100_000), targets] == exps.amax(dim=1)
    assert values["largest_correct_found"] == pytest.approx(-math.log(prob[hit].min().item()), abs=1e-9)
    assert values["smallest_wrong_found"] == pytest.approx(-math.log(prob[~hit].max().item()), abs=1e-9)
    share = (prob[hit] < prob[~hit].max()).double().mean().item()
    assert values["share_of_correct_above_a_wrong"] == pytest.approx(share, abs=1e-6)
