import numpy as np
import pytest
import torch

COUNTS = [700, 200, 100]


@pytest.fixture
def losses():
    torch.manual_seed(0)
    logits = torch.randn(1000, 3).double()
    every_class = (torch.logsumexp(logits, 1)[:, None] - logits).split(COUNTS)
    return torch.cat([every_class[k][:, k] for k in range(3)])


@pytest.mark.parametrize("size", [1, 4, 16, 64, 256])
def test_the_effective_weight_is_what_simulated_batches_give(values, size):
    rng = np.random.default_rng(0)
    rare = rng.random((400_000 // size, size)) < 0.05
    weight = np.where(rare, 19.0, 1.0)
    weight /= weight.sum(axis=1, keepdims=True)  # what 'mean' makes of each sample
    ratio = weight[rare].sum() / rare.sum() / (weight[~rare].sum() / (~rare).sum())
    assert values["effective_weight"][str(size)] == pytest.approx(ratio, rel=0.05)


def test_it_grows_from_no_weight_to_the_weight_asked_for(values):
    sizes, weights = zip(*values["curve"], strict=True)
    assert list(sizes) == [2**k for k in range(10)]
    assert weights[0] == pytest.approx(1, abs=1e-12)
    assert list(weights) == sorted(set(weights))
    assert 18.5 < weights[-1] < values["w"] == 19


def test_batches_of_one_undo_the_weights(values, losses):
    assert values["loss_plain"] == pytest.approx(losses.mean().item(), abs=1e-9)
    assert values["singles"] == pytest.approx(losses.tolist(), abs=1e-9)
    assert values["batches_of_one_are_unweighted"] is True


def test_sums_kept_apart_give_the_loss_of_the_whole_set(values, losses):
    # inverse-frequency weights: the mean of the per-class means
    macro = sum(part.mean().item() for part in losses.split(COUNTS)) / 3
    assert values["loss_weighted"] == pytest.approx(macro, abs=1e-9)
    assert values["loss_from_sums"] == pytest.approx(macro, abs=1e-9)
    assert values["total_loss"] / values["total_weight"] == pytest.approx(macro, abs=1e-9)
    assert values["sums_are_exact"] is True


def test_batch_means_average_to_something_else(values, losses):
    weight = torch.tensor([1 / n for n in COUNTS], dtype=torch.float64).repeat_interleave(torch.tensor(COUNTS))
    order = torch.randperm(1000, generator=torch.Generator().manual_seed(0))[:992].view(31, 32)
    means = (losses * weight)[order].sum(1) / weight[order].sum(1)
    assert values["batch_means"] == pytest.approx(means.tolist(), abs=1e-9)
    assert values["mean_of_batch_means"] == pytest.approx(means.mean().item(), abs=1e-9)
