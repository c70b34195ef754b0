import pytest
import torch


def test_without_the_weight_in_the_optimizer_the_loss_is_worse_in_every_run(values):
    both, only = values["compared"].values()
    assert len(both) == len(only) == 5
    assert all(a + 0.05 < b for a, b in zip(both, only, strict=True))
    assert values["worse_in_every_run"] is True
    assert values["mean_gap"] == pytest.approx(sum(only) / 5 - sum(both) / 5)


def test_the_loss_falls_all_the_same(values):
    assert len(values["loss_fell"]) == 5
    assert min(values["loss_fell"]) > 0.3
    assert values["loss_fell_all_the_same"] is True


def test_no_run_beats_the_entropy_of_the_language(values):
    """The next word is drawn from a table, and no model can have a lower loss than its entropy."""
    for seed, reached in zip(values["seeds"], values["compared"]["with criterion.parameters()"], strict=True):
        torch.manual_seed(seed)
        table = (2 * torch.randn(40, 40, dtype=torch.float64)).softmax(1)
        entropy = -(table * table.log()).sum(1).mean().item()
        assert entropy < reached < 3.69  # log 40


def test_two_layers_the_fused_loss_and_the_loss_in_chunks_train_the_same_model(values):
    assert set(values["ends"]) == {"fused", "two layers", "chunks"}
    assert max(values["ends"].values()) - min(values["ends"].values()) < 1e-9
    assert values["same_training"] is True
