import math

import pytest
import torch

COUNTS = [50, 30, 10, 5, 2]


def entropy(p):
    return -p * math.log(p) - (1 - p) * math.log(1 - p)


def test_zero_logits_give_log_two_whatever_the_labels(values):
    assert values["loss_at_zero"] == pytest.approx(math.log(2), abs=1e-6)


def test_constants_reach_the_entropy_of_the_shares(values):
    assert values["loss_one_constant"] == pytest.approx(entropy(sum(COUNTS) / 500), abs=1e-6)
    expected = sum(entropy(n / 100) for n in COUNTS) / 5
    assert values["loss_constant_per_label"] == pytest.approx(expected, abs=1e-6)
    # without looking at the input, one constant for each label beats one for all
    assert values["loss_constant_per_label"] < values["loss_one_constant"] < math.log(2)


def test_a_sigmoid_too_many_raises_the_first_loss_when_most_labels_are_absent(values):
    half = 1 / (1 + math.exp(-0.5))  # the sigmoid of the sigmoid of zero
    share = sum(COUNTS) / 500
    expected = -share * math.log(half) - (1 - share) * math.log(1 - half)
    assert values["loss_sigmoid_twice"] == pytest.approx(expected, abs=1e-6)
    assert expected > math.log(2)


def test_summing_over_the_labels_multiplies_by_their_number(values):
    assert values["loss_summed_over_labels"] == pytest.approx(5 * math.log(2), abs=1e-5)


def test_a_new_model_starts_near_log_two_and_unscaled_inputs_do_not(values):
    torch.manual_seed(0)
    x = torch.randn(100, 100)
    first, last = torch.nn.Linear(100, 128), torch.nn.Linear(128, 5)
    y = torch.tensor([[row < n for n in COUNTS] for row in range(100)])

    def loss(inputs):
        with torch.no_grad():
            z = last(first(inputs).clamp(min=0)).double()
        return torch.where(y, torch.log1p(torch.exp(-z)), torch.logaddexp(z, torch.zeros_like(z))).mean().item()

    assert values["first_loss"] == pytest.approx(loss(x), abs=1e-5)
    assert values["starts_near_log_2"] is (abs(loss(x) - math.log(2)) < 0.05) is True
    assert values["loss_inputs_x100"] == pytest.approx(loss(100 * x), rel=1e-4)
    assert values["unscaled_starts_far_away"] is (loss(100 * x) > 2) is True
