import math
from fractions import Fraction

import pytest

COUNTS = [[32, 8, 0], [16, 14, 30]]


def entropy(counts):
    total = sum(counts)
    return -math.fsum(c / total * math.log(c / total) for c in counts if c)


def test_joint_and_marginals_are_shares_of_the_hundred_photos(values):
    assert values["inputs"] == ["whiskers", "no_whiskers"]
    assert values["classes"] == ["cat", "dog", "car"]
    for row, counts in zip(values["joint"], COUNTS, strict=True):
        assert row == pytest.approx([c / 100 for c in counts], abs=1e-9)
    assert values["marginal_x"] == pytest.approx([0.4, 0.6], abs=1e-9)
    assert values["marginal_y"] == pytest.approx([0.48, 0.22, 0.30], abs=1e-9)


def test_each_conditional_row_is_a_distribution(values):
    for row, counts in zip(values["conditional"], COUNTS, strict=True):
        assert math.fsum(row) == pytest.approx(1, abs=1e-9)
        assert row == pytest.approx([float(Fraction(c, sum(counts))) for c in counts], abs=1e-9)


def test_bayes_turns_one_condition_into_the_other(values):
    assert values["cat_given_whiskers"] == pytest.approx(4 / 5, abs=1e-9)
    assert values["whiskers_given_cat"] == pytest.approx(2 / 3, abs=1e-9)
    by_bayes = values["cat_given_whiskers"] * values["marginal_x"][0] / values["marginal_y"][0]
    assert values["whiskers_given_cat"] == pytest.approx(by_bayes, abs=1e-9)


def test_knowing_x_lowers_the_entropy_of_y(values):
    h_y = entropy([48, 22, 30])
    h_y_given_x = 0.4 * entropy(COUNTS[0]) + 0.6 * entropy(COUNTS[1])
    assert values["entropy_y"] == pytest.approx(h_y, abs=1e-6)
    assert values["entropy_y_given_x"] == pytest.approx(h_y_given_x, abs=1e-6)
    # I(X;Y) = H(X) + H(Y) - H(X,Y)
    mutual = entropy([40, 60]) + h_y - entropy([c for row in COUNTS for c in row])
    assert values["mutual_information"] == pytest.approx(mutual, abs=1e-6)
    assert values["mutual_information"] > 0


def test_the_classifier_learns_the_conditional_distribution(values):
    for learned, counts in zip(values["learned_conditional"], COUNTS, strict=True):
        assert learned == pytest.approx([c / sum(counts) for c in counts], abs=1e-3)
    assert values["learned_the_conditional"] is True


def test_the_empty_cell_keeps_falling_like_one_over_time(values):
    # near p = 0 the logit falls by lr P(x) p a step, hence dp/dt = -c p^2 and p = 1 / (c t)
    cell = values["learned_conditional"][0][2]
    assert 0 < cell == pytest.approx(1 / (5 * 0.4 * 800), rel=0.35)


def test_its_loss_ends_just_above_the_conditional_entropy(values):
    floor = 0.4 * entropy(COUNTS[0]) + 0.6 * entropy(COUNTS[1])
    photos = [(x, y) for x, row in enumerate(COUNTS) for y, count in enumerate(row) for _ in range(count)]
    loss = -math.fsum(math.log(values["learned_conditional"][x][y]) for x, y in photos) / 100
    assert values["learned_loss"] == pytest.approx(loss, abs=1e-9)
    assert floor < loss < floor + 0.001
    assert values["stays_above_the_entropy"] is True
