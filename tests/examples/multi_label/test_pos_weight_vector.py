import math

import pytest
import torch


def data():
    torch.manual_seed(0)
    logits = torch.randn(64, 5).tolist()
    return logits, (torch.rand(64, 5) > 0.7).int().tolist()


def label_losses(weights):
    totals = [0.0] * 5
    for row, labels in zip(*data(), strict=True):
        for k, (z, y) in enumerate(zip(row, labels, strict=True)):
            totals[k] += (weights[k] if y else 1) * math.log1p(math.exp(-z if y else z)) / 64
    return totals


def test_each_label_has_its_weight(values):
    expected = label_losses([1, 2, 3, 4, 5])
    assert values["per_label"] == pytest.approx(expected, abs=1e-6)
    assert values["mean_per_label"] == pytest.approx(sum(expected) / 5, abs=1e-6)
    assert values["loss_vector"] == pytest.approx(sum(expected) / 5, abs=1e-6)
    assert values["loss_vector"] == pytest.approx(1.206757, abs=1e-6)
    assert values["loss_unweighted"] == pytest.approx(sum(label_losses([1] * 5)) / 5, abs=1e-6)


def test_the_ratios_are_negatives_over_positives(values):
    counts = [sum(column) for column in zip(*data()[1], strict=True)]
    assert values["positives_per_label"] == counts
    assert values["ratio_vector"] == pytest.approx([(64 - n) / n for n in counts], rel=1e-6)


def test_a_vector_of_the_batch_size_is_refused(values):
    assert values["error_type"] == "RuntimeError"
    assert values["wrong_length_message"] == (
        "The size of tensor a (4) must match the size of tensor b (3) at non-singleton dimension 1"
    )


def test_a_square_batch_silently_takes_sample_weights_for_label_weights(values):
    # All logits are 0: each element costs log 2, times its weight where the target is 1 (the last row).
    as_labels = (12 + 1 + 2 + 3 + 4) / 16 * math.log(2)
    as_samples = (12 + 4 * 4) / 16 * math.log(2)
    assert values["loss_square_silent"] == pytest.approx(as_labels, abs=1e-9)
    assert values["loss_square_meant"] == pytest.approx(as_samples, abs=1e-9)


def test_flat_logits_silently_take_a_weight_per_sample(values):
    assert values["loss_flat_silent"] == pytest.approx((1 + 2 + 3 + 4) / 4 * math.log(2), abs=1e-6)
    assert values["loss_flat_single"] == pytest.approx(2 * math.log(2), abs=1e-6)
