import math

import pytest

STEPS = ["0", "10", "100", "1000"]


def test_cross_entropy_never_goes_below_twice_log_two(values):
    losses = [values["cross_entropy"][n]["loss"] for n in STEPS]
    assert values["STEPS"] == [0, 10, 100, 1000]
    assert values["floor"] == pytest.approx(1.386294, abs=1e-6)
    # -log p - log q with p + q <= 1 is least at p = q = 1/2.
    assert all(loss > 2 * math.log(2) for loss in losses)
    assert losses == sorted(losses, reverse=True)
    assert losses[-1] == pytest.approx(2 * math.log(2), abs=1e-3)


def test_the_losses_belong_to_the_probabilities(values):
    for n in STEPS:
        p = values["cross_entropy"][n]["probs"]
        assert sum(p) == pytest.approx(1, abs=1e-9)
        assert values["cross_entropy"][n]["loss"] == pytest.approx(-math.log(p[0]) - math.log(p[1]), abs=1e-9)
        q = values["binary"][n]["probs"]
        expected = -(math.log(q[0]) + math.log(q[1]) + math.log(1 - q[2])) / 3
        assert values["binary"][n]["loss"] == pytest.approx(expected, abs=1e-9)


def test_two_labels_share_the_softmax_by_halves(values):
    assert values["cross_entropy"]["1000"]["probs"] == pytest.approx([0.5, 0.5, 0], abs=0.01)
    assert values["binary"]["1000"]["probs"] == pytest.approx([1, 1, 0], abs=0.01)


def test_the_binary_loss_approaches_zero(values):
    losses = [values["binary"][n]["loss"] for n in STEPS]
    assert losses == sorted(losses, reverse=True)
    assert losses[-1] < 0.002
    assert values["confident_binary"] == pytest.approx(math.log1p(math.exp(-20)), rel=1e-6)


def test_confident_logits_stay_at_the_floor(values):
    assert values["confident_cross_entropy"] == pytest.approx(2 * math.log(2), abs=1e-9)
    assert values["floor_of_halves"] == pytest.approx(math.log(2), abs=1e-9)


def test_without_labels_cross_entropy_is_blind(values):
    assert values["no_label_cross_entropy"] == 0
    assert values["no_label_binary"] == pytest.approx(40 / 3, abs=1e-6)
