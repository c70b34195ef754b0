import math

import pytest

SCORES = [2.0, 0.1, -1.0]
FLOAT32 = 1e-6  # the example works in float32


def softmax(z):
    total = sum(math.exp(v) for v in z)
    return [math.exp(v) / total for v in z]


P = softmax(SCORES)
Q = softmax(P)


def norm(g):
    return math.sqrt(sum(v * v for v in g))


def test_the_right_loss_is_minus_log_of_one_softmax(values):
    assert values["loss_right"] == pytest.approx(-math.log(P[0]), abs=FLOAT32)


def test_the_wrong_loss_is_minus_log_of_two_softmaxes(values):
    assert values["loss_wrong"] == pytest.approx(-math.log(Q[0]), abs=FLOAT32)


def test_the_probabilities_shown_are_those_of_one_and_two_softmaxes(values):
    assert values["scores"] == SCORES
    assert values["probs_once"] == pytest.approx(P, abs=FLOAT32)
    assert values["probs_twice"] == pytest.approx(Q, abs=FLOAT32)


def test_the_right_gradient_is_probability_minus_one_hot(values):
    expected = [P[0] - 1, P[1], P[2]]
    assert values["gradient_right"] == pytest.approx(expected, abs=FLOAT32)
    assert values["norm_right"] == pytest.approx(norm(expected), abs=FLOAT32)


def test_the_wrong_gradient_passes_through_the_jacobian_of_softmax(values):
    outer = [Q[0] - 1, Q[1], Q[2]]
    inner = sum(o * p for o, p in zip(outer, P, strict=True))
    expected = [p * (o - inner) for o, p in zip(outer, P, strict=True)]
    assert values["gradient_wrong"] == pytest.approx(expected, abs=FLOAT32)
    assert values["norm_wrong"] == pytest.approx(norm(expected), abs=FLOAT32)
    assert values["norm_ratio"] == pytest.approx(norm(expected) / norm([P[0] - 1, P[1], P[2]]), abs=1e-5)


def test_log_softmax_first_changes_neither_loss_nor_gradient(values):
    assert values["loss_log_first"] == pytest.approx(-math.log(P[0]), abs=FLOAT32)
    assert values["log_softmax_is_harmless"] is True
    assert values["gradient_log_first"] == pytest.approx([P[0] - 1, P[1], P[2]], abs=FLOAT32)
    assert values["norm_log_first"] == pytest.approx(norm([P[0] - 1, P[1], P[2]]), abs=FLOAT32)


def test_the_table_sets_the_right_call_beside_the_harmless_and_the_wrong_one(output):
    rows = {
        label: list(map(float, cells.replace("[", " ").replace("]", " ").split()))
        for label, cells in (line.split(maxsplit=1) for line in output.splitlines()[1:4])
    }
    right = [-math.log(P[0]), P[0] - 1, P[1], P[2], norm([P[0] - 1, P[1], P[2]])]
    assert list(rows) == ["z", "log_softmax(z)", "softmax(z)"]
    assert rows["z"] == pytest.approx(right, abs=5.1e-5)
    assert rows["log_softmax(z)"] == pytest.approx(right, abs=5.1e-5)
    assert rows["softmax(z)"][0] == pytest.approx(-math.log(Q[0]), abs=5.1e-5)
