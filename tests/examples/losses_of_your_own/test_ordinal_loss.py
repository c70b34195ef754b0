import math
from itertools import pairwise

import pytest


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def ordinal(logits, grade):
    answers = [-math.log(sigmoid(z) if grade > k else sigmoid(-z)) for k, z in enumerate(logits)]
    return sum(answers) / len(answers)


BIASES = [1.5, 0.5, -0.5, -1.5]
ROWS = [[s + b for b in BIASES] for s in (-2.0, 0.0, 2.0)]


def test_the_start_and_the_floor(values):
    assert values["starts_at"] == pytest.approx(math.log(2))
    assert values["cross_entropy_starts_at"] == pytest.approx(math.log(5))
    assert values["floor"] == pytest.approx(0, abs=1e-12)


def test_the_loss_grows_with_the_distance_and_cross_entropy_does_not(values):
    assert values["by_distance"] == pytest.approx([ordinal([-4] * 4, grade) for grade in range(5)])
    steps = [b - a for a, b in pairwise(values["by_distance"])]
    assert steps == pytest.approx([1] * 4)  # each wrong answer of four adds 4 / 4
    assert values["grows_with_distance"] is True
    wrong = math.log(math.exp(6) + 4)
    assert values["cross_entropy_by_distance"] == pytest.approx([wrong - 6] + [wrong] * 4)
    assert values["cross_entropy_is_blind"] is True


def test_falling_biases_cannot_contradict(values):
    assert values["shared_is_consistent"] is all(a > b for row in ROWS for a, b in pairwise(row)) is True
    above = [1, *map(sigmoid, (-1, 2, -1, -2)), 0]
    shares = [a - b for a, b in pairwise(above)]
    assert values["smallest_probability"] == pytest.approx(min(shares))
    assert sum(shares) == pytest.approx(1)
    assert values["grade_of_contradicting"] == 1
    assert values["argmax_is_always_0"] is all(row.index(max(row)) == 0 for row in ROWS) is True


def test_silent_mistakes(values):
    right = sum(ordinal(row, y) for row, y in zip(ROWS, (1, 2, 3), strict=True)) / 3
    shifted = sum(ordinal(row, y) for row, y in zip(ROWS, (2, 3, 4), strict=True)) / 3
    assert values["right_loss"] == pytest.approx(right)
    assert values["off_by_one_loss"] == pytest.approx(shifted)
    # the fifth question is answered with certainty and adds nothing but a divisor
    assert values["extra_logit_loss"] == pytest.approx(right * 4 / 5)
    assert values["divisor_ratio"] == pytest.approx(5 / 4)
    assert values["range_message"] == "grades must be 0 to 4, found 3 to 5"
    assert values["predictions"] == [sum(z > 0 for z in row) for row in ROWS]


@pytest.mark.parametrize("grade", [0, 2, 4])
def test_the_curves(values, grade):
    curves, step = values["loss_curves"], 1e-6
    assert curves["x"] == [one / 4 for one in range(-24, 25)]

    def loss(score):
        return ordinal([score + b for b in BIASES], grade)

    assert curves["loss"][f"grade={grade}"] == pytest.approx([loss(x) for x in curves["x"]])
    slopes = [(loss(x + step) - loss(x - step)) / (2 * step) for x in curves["x"]]
    assert curves["gradient"][f"grade={grade}"] == pytest.approx(slopes, abs=1e-6)
    assert max(map(abs, slopes)) <= 1


def test_the_steepest_score(values):
    slopes = [sum(sigmoid(x + b) for b in BIASES) / 4 for x in values["loss_curves"]["x"]]  # grade 0
    assert values["steepest"] == pytest.approx(max(slopes), rel=1e-6)
