import math

import pytest
import torch

TARGETS = [0, 1, 2, 1, 0, 3]
WEIGHT = [1, 2, 1, 0.5, 1, 3]


@pytest.fixture
def logits():
    torch.manual_seed(0)
    return torch.randn(6, 4).tolist()


@pytest.fixture
def losses(logits):
    return [math.log(sum(map(math.exp, row))) - row[y] for row, y in zip(logits, TARGETS, strict=True)]


def test_none_keeps_one_loss_per_sample(values, losses):
    assert values["N"] == 6
    assert values["losses"] == pytest.approx(losses, abs=1e-9)
    assert values["loss_sum"] == pytest.approx(math.fsum(losses), abs=1e-9)
    assert values["loss_mean"] == pytest.approx(math.fsum(losses) / 6, abs=1e-9)


def test_weighted_losses_depend_on_the_divisor(values, losses):
    total = math.fsum(w * loss for w, loss in zip(WEIGHT, losses, strict=True))
    assert values["weighted_sum"] == pytest.approx(total, abs=1e-9)
    assert values["weighted_over_count"] == pytest.approx(total / 6, abs=1e-9)
    assert values["weighted_mean"] == pytest.approx(total / 8.5, abs=1e-9)


def test_the_figures_of_the_page(values):
    assert values["weighted_over_count"] == pytest.approx(2.804980, abs=1e-6)
    assert values["weighted_mean"] == pytest.approx(1.979986, abs=1e-6)
    assert values["loss_mean"] == pytest.approx(1.569374, abs=1e-6)


def test_the_two_divisors_differ_by_the_mean_weight(values):
    assert values["mean_weight"] == pytest.approx(8.5 / 6, abs=1e-6)  # float32
    assert values["ratio"] == pytest.approx(8.5 / 6, abs=1e-9)


def test_a_weighted_mean_lies_between_the_smallest_and_the_largest_loss(values):
    assert min(values["losses"]) <= values["weighted_mean"] <= max(values["losses"])


def test_the_gradient_of_the_sum_is_n_times_that_of_the_mean(values):
    assert values["gradient_ratio"] == pytest.approx(6, abs=1e-9)
    assert values["sum_is_n_times_mean"] is True


def test_the_weight_scales_the_gradient_of_its_sample(values, logits):
    for row, y, w, norm in zip(logits, TARGETS, WEIGHT, values["gradient_norm_by_sample"], strict=True):
        exponentials = [math.exp(z) for z in row]
        probs = [e / sum(exponentials) for e in exponentials]
        assert norm == pytest.approx(w * math.hypot(*(p - (k == y) for k, p in enumerate(probs))), abs=1e-9)


def test_backward_needs_a_single_number(values):
    assert values["backward_type"] == "RuntimeError"
    assert values["backward_message"] == "grad can be implicitly created only for scalar outputs"
