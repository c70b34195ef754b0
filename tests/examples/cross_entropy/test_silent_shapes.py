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
    assert abs(mean_nll(columns, wanted) - mean_nll(rows, wanted)) > 1e-3
    assert values["wrong_without_error"] is True


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
    assert abs(mean_nll(cut, wanted) - mean_nll(columns, wanted)) > 1e-3
    assert values["reshape_mixes_axes"] is True


@pytest.fixture(scope="module")
def again():
    """Both trainings with probability minus one-hot, without autograd: what each reports, and its accuracy."""
    torch.manual_seed(0)
    rule = torch.randn(8, 4)
    train_x, test_x = torch.randn(256, 4, 8), torch.randn(1000, 4, 8)
    train_y, test_y = ((x @ rule).argmax(dim=2) for x in (train_x, test_x))
    one_hot = torch.eye(4, dtype=torch.float64)[train_y]  # (N, T, C)
    x = train_x.double()
    found = {}
    for name, axis in (("bug", 1), ("right", 2)):
        wanted = one_hot.transpose(1, 2) if axis == 1 else one_hot  # with the bug, axis 1 is taken for the classes
        W = torch.zeros(8, 4, dtype=torch.float64)
        for step in range(301):
            p = (x @ W).softmax(dim=axis)
            loss = -(p.log() * wanted).sum(dim=axis).mean().item()
            if step == 299:
                reported = loss
            if step < 300:
                W -= torch.einsum("ntd,ntc->dc", x, p - wanted) / (256 * 4)
        accuracy = ((test_x.double() @ W).argmax(dim=2) == test_y).double().mean().item()
        found[name] = reported, accuracy
    return found


def test_the_trainings_are_those_of_a_second_implementation(values, again):
    assert (values["reported_with_bug"], values["accuracy_with_bug"]) == pytest.approx(again["bug"], abs=0.003)
    assert (values["reported_correct"], values["accuracy_correct"]) == pytest.approx(again["right"], abs=0.003)


def test_on_the_wrong_axis_the_loss_stays_near_log_c_and_accuracy_is_lower(values, again):
    assert 0.9 * math.log(4) < again["bug"][0] < math.log(4)
    assert again["right"][0] < 0.2
    assert again["right"][1] - again["bug"][1] > 0.1
    assert values["stays_near_log_C"] is values["accuracy_suffers"] is True
    assert values["true_loss_with_bug"] > 5 * values["true_loss_correct"]


def test_the_sizes_that_make_it_silent_are_equal(values):
    assert values["T"] == values["C"] == 4


def test_a_network_brings_the_loss_of_either_axis_to_zero_and_accuracy_shows_the_mistake(values, train_by_hand):
    torch.manual_seed(0)
    rule = torch.randn(8, 4)
    train_x, test_x = torch.randn(256, 4, 8)[:32], torch.randn(1000, 4, 8)
    train_y, test_y = ((x @ rule).argmax(dim=2) for x in (train_x, test_x))
    wanted, accuracies = torch.eye(4, dtype=torch.float64)[train_y], {}  # (N, T, C)
    for name, axis in (("with_bug", 1), ("correct", 2)):
        own = wanted.transpose(1, 2) if axis == 1 else wanted

        def gradient(z, y, axis=axis, own=own):
            return ((z.reshape(32, 4, 4).softmax(dim=axis) - own) / (32 * 4)).reshape(-1, 4)

        logits = train_by_hand((8, 64, 4), train_x.reshape(-1, 8), None, gradient, 1e-2, 300, adamw=True)
        log_p = logits(train_x.reshape(-1, 8)).reshape(32, 4, 4).log_softmax(dim=axis)
        assert -(log_p * own).sum(dim=axis).mean() < 0.05
        assert values[f"network_loss_{name}"] < 0.05
        predicted = logits(test_x.reshape(-1, 8)).argmax(dim=1).reshape(1000, 4)
        accuracies[name] = (predicted == test_y).double().mean().item()
        assert values[f"network_accuracy_{name}"] == pytest.approx(accuracies[name], abs=0.02)
    assert accuracies["correct"] - accuracies["with_bug"] > 0.1
    assert values["network_loss_looks_right"] is values["network_accuracy_suffers"] is True
