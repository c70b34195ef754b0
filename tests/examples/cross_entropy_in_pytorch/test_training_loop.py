import pytest
import torch


def test_it_stops_when_the_validation_loss_has_not_improved_for_five_epochs(values):
    losses = [loss for _, loss, _ in values["history"]]
    assert [epoch for epoch, _, _ in values["history"]] == list(range(1, len(losses) + 1))
    best = min(range(len(losses)), key=losses.__getitem__)
    assert values["best_epoch"] == best + 1
    assert values["best_loss"] == losses[best]
    assert len(losses) == best + 1 + 5
    assert values["stopped_early"] is True


def test_the_table_shows_the_first_the_best_and_the_last_epoch(values, output):
    rows = [line.split() for line in output.splitlines()[1:4]]
    assert [int(epoch) for epoch, _, _ in rows] == [1, values["best_epoch"], values["best_epoch"] + 5]
    for epoch, loss, accuracy in rows:
        _, expected_loss, expected_accuracy = values["history"][int(epoch) - 1]
        assert (float(loss), float(accuracy)) == pytest.approx((expected_loss, expected_accuracy), abs=5.1e-5)


def test_accuracies_are_shares_of_500_samples(values):
    for accuracy in (values["test_accuracy"], *(accuracy for _, _, accuracy in values["history"])):
        assert accuracy * 500 == pytest.approx(round(accuracy * 500), abs=1e-9)


def bayes_accuracy():
    """The share that the nearest true centre gets right: no classifier of these data does better on average."""
    torch.manual_seed(0)
    centres = 0.8 * torch.randn(4, 10)
    labels = torch.randint(0, 4, (2000,))
    features = centres[labels] + torch.randn(2000, 10)
    counts = torch.bincount(labels, minlength=4)
    hits = (torch.cdist(features, centres).argmin(dim=1) == labels).double().mean().item()
    return hits, counts.max().item() / 2000


def test_the_model_is_close_to_the_best_possible_and_far_above_the_majority(values):
    best, majority = bayes_accuracy()
    assert values["majority"] == pytest.approx(majority, abs=1e-12)
    assert values["test_accuracy"] == pytest.approx(best, abs=0.05)
    assert values["test_accuracy"] > majority + 0.3
    assert values["far_above_majority"] is True


def test_the_loss_fits_its_accuracy(values):
    """-log p is at least log 2 for every sample whose class was not predicted with more than one half."""
    assert 0 < values["test_loss"] < 0.6
