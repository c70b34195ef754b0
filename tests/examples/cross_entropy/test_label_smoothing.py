import math

import pytest
import torch
import torch.nn.functional as F

LOGITS = [2.0, 0.1, -1.0]
LOG_TOTAL = math.log(sum(math.exp(z) for z in LOGITS))
NLL = [LOG_TOTAL - z for z in LOGITS]


@pytest.mark.parametrize("C", [3, 5, 10])
def test_every_class_gets_alpha_over_c_and_the_true_one_the_rest(values, C):
    target = values[f"targets_{C}"]
    assert target == pytest.approx([1 - 0.1 * (C - 1) / C] + [0.1 / C] * (C - 1), abs=1e-12)
    assert math.fsum(target) == pytest.approx(1.0, abs=1e-12)


def test_the_plain_loss_is_log_total_minus_the_true_logit(values):
    assert values["loss_plain"] == pytest.approx(NLL[0], abs=1e-12)


def test_torch_mixes_the_plain_loss_with_the_mean_over_classes(values):
    expected = 0.9 * NLL[0] + 0.1 * sum(NLL) / 3
    assert values["alpha"] == 0.1
    assert values["loss_smoothed"] == pytest.approx(expected, abs=1e-12)
    assert values["loss_by_hand"] == pytest.approx(expected, abs=1e-12)


def test_the_other_convention_spares_the_true_class(values):
    expected = (1 - values["epsilon"]) * NLL[0] + values["epsilon"] * (NLL[1] + NLL[2]) / 2
    assert values["others_only_targets"] == pytest.approx([0.9, 0.05, 0.05])
    assert values["loss_others_only"] == pytest.approx(expected, abs=1e-12)
    assert values["loss_others_only"] != pytest.approx(values["loss_smoothed"], abs=1e-3)


def test_the_conversion_makes_both_conventions_equal(values):
    assert values["loss_converted"] == pytest.approx(values["loss_others_only"], abs=1e-12)
    for C in (3, 5, 10):  # the true class keeps 1 - epsilon when it keeps 1 - alpha + alpha / C
        alpha = values[f"alpha_for_{C}"]
        assert 1 - alpha + alpha / C == pytest.approx(0.9, abs=1e-12)
    assert values["alpha_for_3"] == pytest.approx(0.15)
    assert values["alpha_for_5"] == pytest.approx(0.125)


@pytest.mark.parametrize("C", [3, 5, 10])
def test_the_floor_is_the_entropy_of_the_smoothed_target(values, C):
    probabilities = torch.tensor(values[f"targets_{C}"], dtype=torch.float64)
    entropy = torch.distributions.Categorical(probabilities).entropy().item()
    assert values[f"floor_{C}"] == pytest.approx(entropy, abs=1e-10)


@pytest.mark.parametrize("C", [3, 5, 10])
def test_at_the_margin_of_the_floor_the_gradient_vanishes(values, C):
    logits = torch.zeros(C, dtype=torch.float64)
    logits[0] = values[f"margin_{C}"]
    logits.requires_grad_()
    loss = F.cross_entropy(logits, torch.tensor(0), label_smoothing=0.1)
    loss.backward()
    assert logits.grad.abs().max() < 1e-12
    assert loss.item() == pytest.approx(values[f"floor_{C}"], abs=1e-12)


def test_beyond_that_margin_the_loss_rises_again(values):

    def expected(margin):
        return math.log(1 + 2 * math.exp(-margin)) + 0.1 * 2 / 3 * margin

    assert values["loss_at_margin_2"] == pytest.approx(expected(2), abs=1e-12)
    assert values["loss_at_best_margin"] == pytest.approx(0.291140, abs=1e-6)
    assert values["loss_at_margin_10"] == pytest.approx(expected(10), abs=1e-12)
    assert values["loss_at_margin_20"] == pytest.approx(expected(20), abs=1e-12)
    assert values["loss_at_best_margin"] < values["loss_at_margin_2"]
    assert values["loss_at_best_margin"] < values["loss_at_margin_10"] < values["loss_at_margin_20"]
