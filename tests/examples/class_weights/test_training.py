import pytest
import torch

PRIOR = torch.tensor([0.90, 0.08, 0.02])


@pytest.fixture(scope="module")
def bayes():
    """Recall of each class of the best decision for a prior, by Monte Carlo."""
    centres = torch.zeros(3, 8)
    centres[1, :4] = centres[2, 4:] = 0.9
    generator = torch.Generator().manual_seed(1)
    points = [centres[k] + torch.randn(50_000, 8, generator=generator) for k in range(3)]

    def recalls(prior):
        scores = [prior.log() - torch.cdist(x, centres) ** 2 / 2 for x in points]
        return [(score.argmax(1) == k).double().mean().item() for k, score in enumerate(scores)]

    return recalls


def test_with_the_weight_the_network_comes_near_the_best_balanced_decision(values, bayes):
    best = sum(bayes(torch.ones(3) / 3)) / 3
    assert values["balanced_weighted"] == pytest.approx(sum(values["recall_weighted"]) / 3, abs=1e-12)
    assert best - 0.08 < values["balanced_weighted"] < best + 0.02
    assert values["recall_weighted"][2] > 0.5


def test_without_it_the_network_follows_the_prior(values, bayes):
    assert values["recall_plain"] == pytest.approx(bayes(PRIOR), abs=0.1)
    assert values["balanced_weighted"] - values["balanced_plain"] > 0.15
    assert values["weight_raised_it"] is True


def test_an_offset_on_the_plain_network_does_nearly_as_well(values, bayes):
    best = sum(bayes(torch.ones(3) / 3)) / 3
    assert values["balanced_offset"] == pytest.approx(sum(values["recall_offset"]) / 3, abs=1e-12)
    assert best - 0.08 < values["balanced_offset"] < best + 0.02
    assert abs(values["balanced_offset"] - values["balanced_weighted"]) < 0.05
    assert values["offset_is_close"] is True
