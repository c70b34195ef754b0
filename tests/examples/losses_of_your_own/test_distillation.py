import math

import pytest

TEACHER = [[4.0, 2.0, -1.0], [0.5, 3.0, 1.0]]
STUDENT = [[1.0, 2.0, 0.0], [0.0, 0.5, 1.5]]
TARGETS = [0, 1]


def softmax(row, T=1.0):
    powers = [math.exp(z / T) for z in row]
    return [p / sum(powers) for p in powers]


def kl(student, teacher, T=4.0, of_student=None):
    total = 0.0
    for s, t in zip(student, teacher, strict=True):
        q, p = softmax(s, T if of_student is None else of_student), softmax(t, T)
        total += sum(a * math.log(a / b) for a, b in zip(p, q, strict=True))
    return total / len(student)


def hard(student):
    return -sum(math.log(softmax(s)[y]) for s, y in zip(student, TARGETS, strict=True)) / 2


def gradient(T):
    """Of the soft term without T², by the logits of the student: (q - p) / (T N)."""
    rows = [
        [(a - b) / T / 2 for a, b in zip(softmax(s, T), softmax(t, T), strict=True)]
        for s, t in zip(STUDENT, TEACHER, strict=True)
    ]
    return math.hypot(*rows[0], *rows[1])


def test_the_start_and_the_floor(values):
    even = [[0.0] * 3] * 2
    assert values["starts_at"] == pytest.approx(8 * kl(even, TEACHER) + math.log(3) / 2)
    assert values["starts_soft"] == pytest.approx({"1": kl(even, TEACHER, 1), "4": 16 * kl(even, TEACHER, 4)})
    assert values["floor_soft"] == pytest.approx(0, abs=1e-12)
    assert values["at_teacher"] == pytest.approx(hard(TEACHER) / 2)
    assert values["alpha_0_is_cross_entropy"] is True


def test_the_share_of_the_soft_term(values):
    rows = [[a - (k == y) for k, a in enumerate(softmax(s))] for s, y in zip(STUDENT, TARGETS, strict=True)]
    of_labels = math.hypot(*rows[0], *rows[1]) / 2
    for T in (1, 4, 16):
        soft = gradient(T)
        assert values["shares"][str(T)] == pytest.approx(soft * T**2 / (soft * T**2 + of_labels))
        assert values["shares_without"][str(T)] == pytest.approx(soft / (soft + of_labels))
    shares = values["shares"].values()
    assert values["share_is_kept"] is (max(shares) - min(shares) < 0.1) is True
    assert values["share_is_lost_without"] is (values["shares_without"]["16"] < 0.02) is True


def test_the_mean_divides_by_the_classes_too(values):
    assert values["batchmean"] == pytest.approx(kl(STUDENT, TEACHER))
    assert values["by_mean"] == pytest.approx(kl(STUDENT, TEACHER) / 3)
    assert values["mean_is_smaller_by"] == pytest.approx(3)
    assert values["warning_text"].startswith("reduction: 'mean' divides the total loss by both")


def test_silent_mistakes(values):
    pairs = [(softmax(s, 4), softmax(t, 4)) for s, t in zip(STUDENT, TEACHER, strict=True)]
    assert values["right"] == pytest.approx(kl(STUDENT, TEACHER))
    not_logged = sum(b * (math.log(b) - a) for q, p in pairs for a, b in zip(q, p, strict=True)) / 2
    assert values["not_logged"] == pytest.approx(not_logged)
    assert values["swapped"] == pytest.approx(kl(TEACHER, STUDENT))
    assert values["only_student_softened"] == pytest.approx(kl(STUDENT, TEACHER, 1, of_student=4))
    as_logs = sum(math.exp(b) * (b - math.log(a)) for q, p in pairs for a, b in zip(q, p, strict=True)) / 2
    assert values["probabilities_as_logs"] == pytest.approx(as_logs)
    assert math.isnan(values["masked"])
    assert values["teacher_would_learn"] is True


def test_cross_entropy_with_soft_targets(values):
    teacher = [softmax(t, 4) for t in TEACHER]
    entropy = -sum(p * math.log(p) for row in teacher for p in row) / 2
    assert values["entropy"] == pytest.approx(entropy)
    assert values["gap_is_entropy"] is values["same_gradient"] is True


@pytest.mark.parametrize("T", [1, 2, 4, 8])
def test_the_curves(values, T):
    curves = values["loss_curves"]
    p = softmax([2.0, 0.0], T)
    for x, loss, slope in zip(curves["x"], curves["loss"][f"T={T}"], curves["gradient"][f"T={T}"], strict=True):
        q = softmax([x, 0.0], T)
        assert loss == pytest.approx(T**2 * sum(a * math.log(a / b) for a, b in zip(p, q, strict=True)), abs=1e-9)
        assert slope == pytest.approx(T * (q[0] - p[0]), abs=1e-9)
        assert abs(slope) <= T  # the bound of the table
