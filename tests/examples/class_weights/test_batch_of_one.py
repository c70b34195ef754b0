import pytest
import torch

COUNTS = [700, 200, 100]


@pytest.fixture
def losses():
    torch.manual_seed(0)
    logits = torch.randn(1000, 3).double()
    every_class = (torch.logsumexp(logits, 1)[:, None] - logits).split(COUNTS)
    return torch.cat([every_class[k][:, k] for k in range(3)])


def test_the_weight_of_a_single_sample_cancels(values, losses):
    assert values["weight_of_that_sample"] == pytest.approx(0.26087, abs=1e-5)
    assert values["one_plain"] == pytest.approx(losses[0].item(), abs=1e-9)
    assert values["one_weighted"] == pytest.approx(losses[0].item(), abs=1e-9)
    assert values["one_plain"] == pytest.approx(1.475525, abs=1e-6)


def test_batches_of_one_undo_the_weights(values, losses):
    assert values["loss_plain"] == pytest.approx(losses.mean().item(), abs=1e-9)
    assert values["total_of_singles"] == pytest.approx(losses.sum().item(), abs=1e-6)
    assert values["mean_of_single_batches"] == pytest.approx(losses.mean().item(), abs=1e-9)


def test_sums_kept_apart_give_the_loss_of_the_whole_set(values, losses):
    # inverse-frequency weights: the mean of the per-class means
    macro = sum(part.mean().item() for part in losses.split(COUNTS)) / 3
    assert values["loss_weighted"] == pytest.approx(macro, abs=1e-9)
    assert values["loss_from_sums"] == pytest.approx(macro, abs=1e-9)
    assert values["total_loss"] / values["total_weight"] == pytest.approx(macro, abs=1e-9)
    assert values["total_weight"] == pytest.approx(9 / sum(1 / n for n in COUNTS), abs=1e-6)


def test_batch_means_average_to_something_else(values, losses):
    weight = torch.tensor([1 / n for n in COUNTS], dtype=torch.float64).repeat_interleave(torch.tensor(COUNTS))
    order = torch.randperm(1000, generator=torch.Generator().manual_seed(0))[:992].view(31, 32)
    means = (losses * weight)[order].sum(1) / weight[order].sum(1)
    assert values["batch_means"] == pytest.approx(means.tolist(), abs=1e-9)
    assert values["mean_of_batch_means"] == pytest.approx(means.mean().item(), abs=1e-9)
    assert values["mean_of_batch_means"] == pytest.approx(1.426180, abs=1e-6)
    assert abs(values["mean_of_batch_means"] - values["loss_weighted"]) > 0.003
