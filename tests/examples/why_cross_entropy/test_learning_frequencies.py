import math

import pytest

ENTROPY = math.log(10) - 0.7 * math.log(7) - 0.2 * math.log(2)


def descend(steps):
    z = [0.0, 0.0, 0.0]
    for _ in range(steps):
        total = sum(math.exp(v) for v in z)
        z = [v - (math.exp(v) / total - f) for v, f in zip(z, (0.7, 0.2, 0.1), strict=True)]
    total = sum(math.exp(v) for v in z)
    return [math.exp(v) / total for v in z]


def test_it_starts_at_log_three(values):
    assert values["first_loss"] == pytest.approx(math.log(3), abs=1e-6)


def test_the_first_gradient_is_one_third_minus_the_frequency(values):
    assert values["first_gradient"] == pytest.approx([1 / 3 - 0.7, 1 / 3 - 0.2, 1 / 3 - 0.1], abs=1e-6)
    assert sum(values["first_gradient"]) == pytest.approx(0, abs=1e-9)


def test_it_ends_at_the_frequencies(values):
    assert values["counts"] == [7, 2, 1]
    assert values["frequencies"] == pytest.approx([0.7, 0.2, 0.1])
    assert values["learned_probs"] == pytest.approx([0.7, 0.2, 0.1], abs=1e-6)


def test_the_final_loss_is_the_entropy(values):
    assert values["entropy"] == pytest.approx(ENTROPY, abs=1e-6)
    assert values["final_loss"] == pytest.approx(ENTROPY, abs=1e-6)


def test_the_loss_never_rises_and_never_goes_below_the_entropy(values):
    history = values["loss_history"]
    assert history == sorted(history, reverse=True)
    assert min(history) >= ENTROPY - 1e-9


def test_the_way_there_follows_probability_minus_frequency(values):
    assert values["steps_shown"] == [0, 1, 10, 100, 300]
    for steps, probs, loss in zip(values["steps_shown"], values["prob_history"], values["loss_history"], strict=True):
        by_hand = descend(steps)
        assert probs == pytest.approx(by_hand, abs=1e-6)
        by_hand_loss = -sum(f * math.log(q) for f, q in zip((0.7, 0.2, 0.1), by_hand, strict=True))
        assert loss == pytest.approx(by_hand_loss, abs=1e-6)
