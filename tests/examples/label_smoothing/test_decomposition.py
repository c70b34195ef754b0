import math

import pytest
import torch


@pytest.fixture
def tensors():
    torch.manual_seed(0)
    return torch.randn(8, 5).tolist(), torch.randint(5, (8,)).tolist()


def smoothed_loss(row, y):
    log_sum = math.log(sum(math.exp(z) for z in row))
    return sum(((0.9 if k == y else 0) + 0.02) * (log_sum - z) for k, z in enumerate(row))


def mean_loss(logits, targets):
    return sum(map(smoothed_loss, logits, targets)) / len(targets)


def test_the_mixture_is_the_smoothed_loss(values, tensors):
    expected = mean_loss(*tensors)
    for name in ("loss_smoothed", "loss_mixed", "loss_with_kl"):
        assert values[name] == pytest.approx(expected, abs=1e-9)
    # the logits are float32 draws, whose last bit differs between processors
    assert values["loss_smoothed"] == pytest.approx(1.899312, abs=1e-6)
    assert (values["alpha"], values["N"], values["C"]) == (0.1, 8, 5)


def test_the_parts_are_cross_entropy_and_the_mean_over_classes(values, tensors):
    log_sums = [math.log(sum(map(math.exp, row))) for row in tensors[0]]
    own = sum(s - row[y] for s, row, y in zip(log_sums, *tensors, strict=True)) / 8
    everyone = sum(s - sum(row) / 5 for s, row in zip(log_sums, tensors[0], strict=True)) / 8
    assert values["cross_entropy_part"] == pytest.approx(own, abs=1e-9)
    assert values["all_classes_part"] == pytest.approx(everyone, abs=1e-9)
    assert values["kl_part"] == pytest.approx(everyone, abs=1e-9)
    assert values["kl_from_uniform"] == pytest.approx(everyone - math.log(5), abs=1e-9)
    assert values["kl_from_uniform"] > 0


def test_the_gradient_is_the_probability_minus_the_smoothed_target(values, tensors):
    row, y, h = tensors[0][0], tensors[1][0], 1e-5
    for k, found in enumerate(values["gradient_first_row"]):
        up = [z + h * (j == k) for j, z in enumerate(row)]
        down = [z - h * (j == k) for j, z in enumerate(row)]
        slope = (smoothed_loss(up, y) - smoothed_loss(down, y)) / (2 * h)
        assert found == pytest.approx(slope, abs=1e-8)
    assert values["gradient_difference"] < 1e-12


def test_ignored_targets_leave_sum_and_divisor(values, tensors):
    assert values["ignored"] == [1, 4, 6]
    assert values["kept"] == [0, 2, 3, 5, 7]
    logits, targets = tensors
    expected = mean_loss([logits[i] for i in values["kept"]], [targets[i] for i in values["kept"]])
    assert values["loss_with_ignored"] == pytest.approx(expected, abs=1e-9)
    assert values["loss_of_kept_rows"] == pytest.approx(expected, abs=1e-9)
