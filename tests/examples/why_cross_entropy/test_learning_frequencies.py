import itertools
import math

import pytest

SHARES = (0.7, 0.2, 0.1)
ENTROPY = math.log(10) - 0.7 * math.log(7) - 0.2 * math.log(2)


def descend(steps):
    z = [0.0, 0.0, 0.0]
    for _ in range(steps):
        total = sum(math.exp(v) for v in z)
        z = [v - (math.exp(v) / total - f) for v, f in zip(z, SHARES, strict=True)]
    total = sum(math.exp(v) for v in z)
    return [math.exp(v) / total for v in z]


def test_the_labels_have_the_frequencies(values):
    assert values["frequencies"] == list(SHARES)
    assert values["first_loss"] == pytest.approx(math.log(3), abs=1e-9)


def test_the_first_gradient_is_one_third_minus_the_frequency(values):
    assert values["first_gradient"] == pytest.approx([1 / 3 - share for share in SHARES], abs=1e-9)


def test_it_ends_at_the_frequencies_and_their_entropy(values):
    assert values["learned_probs"] == pytest.approx(SHARES, abs=1e-6)
    assert values["entropy"] == pytest.approx(ENTROPY, abs=1e-9)
    assert values["final_loss"] == pytest.approx(ENTROPY, abs=1e-9)
    assert values["ends_at_the_frequencies"]
    assert values["ends_at_the_entropy"]


def test_the_loss_never_rises_and_never_goes_below_the_entropy(values):
    history = values["loss_history"]
    assert all(later <= earlier + 1e-12 for earlier, later in itertools.pairwise(history))
    assert min(history) >= ENTROPY - 1e-12
    assert values["stays_above_the_entropy"]


def test_the_way_there_follows_probability_minus_frequency(values):
    for steps in (0, 1, 10, 100, 300):
        by_hand = descend(steps)
        assert values["prob_history"][steps] == pytest.approx(by_hand, abs=1e-9)
        loss = -sum(share * math.log(q) for share, q in zip(SHARES, by_hand, strict=True))
        assert values["loss_history"][steps] == pytest.approx(loss, abs=1e-9)
