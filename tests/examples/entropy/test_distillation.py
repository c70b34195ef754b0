import math

import pytest

TEACHER = [[4.0, 2.0, -1.0], [0.5, 3.0, 1.0]]
STUDENT = [[1.0, 2.0, 0.0], [0.0, 0.5, 1.5]]


def softmax(row, T):
    exps = [math.exp(z / T) for z in row]
    return [e / math.fsum(exps) for e in exps]


def norm_times_t_squared(T):
    """T² · (1/N) · (1/T) · (q - p): the chain rule by hand."""
    parts = []
    for student, teacher in zip(STUDENT, TEACHER, strict=True):
        q, p = softmax(student, T), softmax(teacher, T)
        parts += [T * (a - b) / 2 for a, b in zip(q, p, strict=True)]
    return math.hypot(*parts)


def test_gradient_norms_are_those_of_the_formula(values):
    for T, norm in values["norms"].items():
        assert norm == pytest.approx(norm_times_t_squared(int(T)), rel=1e-9)


def test_with_t_squared_the_gradient_stays_about_the_same_size(values):
    norms = [norm_times_t_squared(T) for T in (1, 2, 4, 8, 16, 32)]
    assert max(norms) / min(norms) < 1.2
    assert values["stays_the_same_size"]


def test_without_it_the_gradient_shrinks_four_times_for_each_doubling(values):
    by_hand = (norm_times_t_squared(16) / 16**2) / (norm_times_t_squared(32) / 32**2)
    assert values["shrink_from_16_to_32"] == pytest.approx(by_hand, rel=1e-9)
    assert by_hand == pytest.approx(4, abs=0.1)


def test_the_limit_is_the_centred_difference_of_the_logits(values):
    assert values["limit"] == pytest.approx(norm_times_t_squared(1e6), rel=1e-4)


def test_sharp_logits_change_the_size_in_spite_of_t_squared(values):
    def norm(T):
        parts = []
        for student, teacher in zip(STUDENT, TEACHER, strict=True):
            q, p = (softmax([10 * z for z in row], T) for row in (student, teacher))
            parts += [T * (a - b) / 2 for a, b in zip(q, p, strict=True)]
        return math.hypot(*parts)

    assert values["sharp_norms"] == pytest.approx([norm(1), norm(32)], rel=1e-9)
    assert norm(32) > 5 * norm(1)
    assert values["grows_with_sharp_logits"]
