import math

import pytest

LOGITS = ((2.0, 0.5, -1.0), (0.0, 1.0, 0.5), (1.0, -0.5, 0.0))
TARGETS = (0, 2, 1)


def log_q(row):
    total = math.log(math.fsum(map(math.exp, row)))
    return [value - total for value in row]


EACH = [-log_q(row)[y] for row, y in zip(LOGITS, TARGETS, strict=True)]


def test_every_argument_but_the_deprecated_ones_is_named(values):
    assert values["arguments"] == ["weight", "ignore_index", "reduction"]


def test_the_mean_divides_by_the_samples_or_by_their_weights(values):
    assert values["right"] == pytest.approx(sum(EACH) / 3, abs=1e-12)
    assert values["divisor"] == pytest.approx(3)
    assert values["divisor_weighted"] == pytest.approx(1 + 5 + 2)


def test_after_log_softmax_it_is_cross_entropy_however_often_that_is_applied(values):
    assert values["equals_cross_entropy"] is True
    assert values["again"] == pytest.approx(sum(EACH) / 3, abs=1e-12)
    assert values["second_log_softmax_is_harmless"] is True


def test_start_floor_and_gradient(values):
    assert values["starts_at"] == pytest.approx(math.log(10), abs=1e-12)
    assert 0 <= values["floor"] < 1e-30
    assert values["gradient"] == [0, 0, 0, -1, 0, 0, 0, 0, 0, 0]


def test_wrong_inputs_raise_nothing_and_give_other_values(values):
    assert values["on_probabilities"] == pytest.approx(-sum(math.exp(-each) for each in EACH) / 3, abs=1e-12)
    assert values["on_logits"] == pytest.approx(-(2.0 + 0.5 - 0.5) / 3, abs=1e-12)
    assert values["on_logits_times_100"] == pytest.approx(100 * values["on_logits"], abs=1e-9)
    columns = list(zip(*LOGITS, strict=True))
    expected = -sum(log_q(columns[y])[row] for row, y in enumerate(TARGETS)) / 3
    assert values["wrong_dim"] == pytest.approx(expected, abs=1e-12)
    assert abs(values["wrong_dim"] - sum(EACH) / 3) < 0.1  # of the same size as the right value


def test_the_old_name_warns_and_is_the_same_loss(values):
    assert values["old_name_category"] == "FutureWarning"
    assert values["old_name_message"].startswith("`NLLLoss2d` has been deprecated. Please use `NLLLoss` instead")
    assert values["old_name_is_the_same_loss"] is True


def test_the_curves_are_cross_entropy_and_a_straight_line(values):
    curves = values["loss_curves"]
    for index, x in enumerate(curves["x"]):
        right, straight = (kind for kind in curves["loss"])
        q = log_q((x, 0.0, 0.0))[0]
        assert curves["loss"][right][index] == pytest.approx(-q, abs=1e-9)
        assert curves["gradient"][right][index] == pytest.approx(math.exp(q) - 1, abs=1e-9)
        assert curves["loss"][straight][index] == pytest.approx(-x, abs=1e-9)
        assert curves["gradient"][straight][index] == -1
    assert curves["x"] == pytest.approx([-6 + 0.2 * step for step in range(61)], abs=1e-9)
