import math

import pytest
import torch

FLOAT32 = 1e-6  # the example works in float32


def mean_nll(rows, targets):
    """Mean of -log softmax, by hand in double precision."""
    losses = [math.log(sum(math.exp(z) for z in row)) - row[y] for row, y in zip(rows, targets, strict=True)]
    return sum(losses) / len(losses)


def test_with_as_many_tokens_as_classes_the_axes_are_mistaken_for_each_other(values):
    torch.manual_seed(0)
    logits, targets = torch.randn(2, 3, 3), torch.randint(0, 3, (2, 3))
    places = [(b, t) for b in range(2) for t in range(3)]
    wanted = [targets[place].item() for place in places]
    columns = [logits[b, :, t].tolist() for b, t in places]
    rows = [logits[b, t].tolist() for b, t in places]
    assert values["loss_not_transposed"] == pytest.approx(mean_nll(columns, wanted), abs=FLOAT32)
    assert values["loss_transposed"] == pytest.approx(mean_nll(rows, wanted), abs=FLOAT32)
    assert values["loss_not_transposed"] == pytest.approx(1.873085, abs=FLOAT32)
    assert values["loss_transposed"] == pytest.approx(1.050282, abs=FLOAT32)


def test_reshape_without_permute_mixes_classes_and_positions(values):
    torch.manual_seed(0)
    logits, targets = torch.randn(2, 3, 5), torch.randint(0, 3, (2, 5))
    wanted = targets.flatten().tolist()
    flat = logits.flatten().tolist()
    cut = [flat[i : i + 3] for i in range(0, 30, 3)]
    columns = [logits[b, :, t].tolist() for b in range(2) for t in range(5)]
    assert values["loss_reshape_only"] == pytest.approx(mean_nll(cut, wanted), abs=FLOAT32)
    assert values["loss_permute_first"] == pytest.approx(mean_nll(columns, wanted), abs=FLOAT32)
    assert values["loss_without_reshape"] == pytest.approx(mean_nll(columns, wanted), abs=FLOAT32)
    assert abs(values["loss_reshape_only"] - values["loss_permute_first"]) > 0.1


def test_training_on_the_wrong_axis_ruins_accuracy_and_loss(values):
    assert values["accuracy_correct"] == pytest.approx(0.9720, abs=0.005)
    assert values["accuracy_with_bug"] == pytest.approx(0.7375, abs=0.005)
    assert values["true_loss_correct"] == pytest.approx(0.1533, abs=2e-3)
    assert values["true_loss_with_bug"] == pytest.approx(1.0762, abs=1e-2)
    assert values["accuracy_with_bug"] < values["accuracy_correct"] - 0.2


def test_the_reported_loss_of_the_wrong_axis_stays_high(values):
    assert values["reported_correct"] == pytest.approx(0.1404, abs=2e-3)
    assert values["reported_with_bug"] == pytest.approx(1.3349, abs=1e-2)
    assert values["reported_with_bug"] > 0.9 * math.log(4)


def test_the_sizes_that_make_it_silent_are_equal(values):
    assert values["T"] == values["C"] == 4
