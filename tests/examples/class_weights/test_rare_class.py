import pytest
import torch

PRIOR = [0.90, 0.08, 0.02]


def bayes(assumed):
    """Rare recall and accuracy of the best decision for classes assumed this frequent (Monte Carlo)."""
    generator = torch.Generator().manual_seed(1)
    centers = torch.tensor([[0.0, 0.0], [2.0, 0.0], [0.0, 2.0]])
    recalls = []
    for k in range(3):
        points = centers[k] + torch.randn(100_000, 2, generator=generator)
        score = torch.tensor(assumed).log() - torch.cdist(points, centers) ** 2 / 2
        recalls.append((score.argmax(1) == k).float().mean().item())
    return recalls[2], sum(p * r for p, r in zip(PRIOR, recalls, strict=True))


# 1000 samples hold about 20 rare ones, so a fitted border strays; ten seeds average most of it out,
# least where those 20 carry four fifths of the weight.
@pytest.mark.parametrize(
    "name, assumed, within",
    [
        ("plain", PRIOR, 0.05),
        ("weight", [1.0, 1.0, 1.0], 0.05),
        ("sampler", [1.0, 1.0, 1.0], 0.05),
        ("root_weight", [p**0.5 for p in PRIOR], 0.05),
        ("weight_and_sampler", [1 / p for p in PRIOR], 0.12),
    ],
)
def test_a_weight_acts_like_a_change_of_the_prior(values, name, assumed, within):
    recall, accuracy = bayes(assumed)
    assert values["rare_recall"][name] == pytest.approx(recall, abs=within)
    assert values["accuracy"][name] == pytest.approx(accuracy, abs=within)


def test_smoothing_alone_loses_the_rare_class(values):
    assert values["rare_recall"]["smoothing"] < values["rare_recall"]["plain"] / 4
    assert values["lost_by_smoothing"] == pytest.approx(0.210, abs=0.005)
    assert values["accuracy"]["smoothing"] == pytest.approx(values["accuracy"]["plain"], abs=0.01)


def test_weights_with_smoothing_overshoot(values):
    assert values["rare_recall"]["weight_and_smoothing"] > 0.95
    assert values["accuracy"]["weight_and_smoothing"] < 0.2
    assert values["rare_precision"]["weight_and_smoothing"] < 0.03


def test_weights_and_sampler_together_are_worse_than_either(values):
    for one in ("weight", "sampler"):
        assert values["accuracy"]["weight_and_sampler"] < values["accuracy"][one] - 0.4
        assert values["balanced_accuracy"]["weight_and_sampler"] < values["balanced_accuracy"][one]
        assert values["rare_precision"]["weight_and_sampler"] < values["rare_precision"][one]


def test_weights_and_sampler_do_the_same(values):
    for measure in ("accuracy", "rare_recall", "rare_precision", "balanced_accuracy"):
        assert values[measure]["weight"] == pytest.approx(values[measure]["sampler"], abs=0.01)


def test_plain_is_the_most_accurate_and_the_weight_has_the_best_mean_recall(values):
    assert (values["C"], values["seeds"]) == (3, 10)
    assert max(values["accuracy"], key=values["accuracy"].get) == "plain"
    assert max(values["balanced_accuracy"], key=values["balanced_accuracy"].get) in ("weight", "sampler")
    assert values["rare_precision"]["plain"] == pytest.approx(0.65, abs=0.05)


@pytest.mark.parametrize(
    "name, common_recall, rare_recall, accuracy",
    [
        ("plain", 0.984, 0.226, 0.923),
        ("smoothing", 0.993, 0.016, 0.920),
        ("weight", 0.724, 0.793, 0.731),
        ("root_weight", 0.919, 0.522, 0.890),
        ("sampler", 0.720, 0.793, 0.728),
        ("weight_and_smoothing", 0.067, 0.976, 0.138),
        ("weight_and_sampler", 0.184, 0.938, 0.251),
    ],
)
def test_the_figures_of_the_page(values, name, common_recall, rare_recall, accuracy):
    assert values["common_recall"][name] == pytest.approx(common_recall, abs=0.005)
    assert values["rare_recall"][name] == pytest.approx(rare_recall, abs=0.005)
    assert values["accuracy"][name] == pytest.approx(accuracy, abs=0.005)
