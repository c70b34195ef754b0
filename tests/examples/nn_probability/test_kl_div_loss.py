import math

import pytest

P = ((0.7, 0.2, 0.1), (0.1, 0.6, 0.3))
Q = ((0.5, 0.3, 0.2), (0.2, 0.2, 0.6))


def kl(p, q):
    return math.fsum(a * math.log(a / b) for a, b in zip(p, q, strict=True) if a)


TOTAL = kl(P[0], Q[0]) + kl(P[1], Q[1])


def test_every_argument_but_the_deprecated_ones_is_named(values):
    assert values["arguments"] == ["reduction", "log_target"]


def test_mean_divides_by_elements_and_batchmean_by_the_first_axis(values):
    expected = {"batchmean": TOTAL / 2, "mean": TOTAL / 6, "sum": TOTAL}
    assert values["losses"] == pytest.approx(expected, abs=1e-12)
    assert values["divisors"] == pytest.approx({"batchmean": 2, "mean": 6}, abs=1e-9)
    assert values["ratio_for_4_positions"] == pytest.approx(4, abs=1e-9)
    assert values["log_target"] == pytest.approx(TOTAL / 2, abs=1e-12)


def test_it_starts_at_log_c_minus_the_entropy_and_its_floor_is_zero(values):
    entropy = -math.fsum(p * math.log(p) for p in P[0])
    assert values["starts_at"] == pytest.approx(math.log(3) - entropy, abs=1e-12)
    assert values["floor"] == pytest.approx(0, abs=1e-15)


def test_the_gradient_is_minus_the_target_for_the_input_and_q_minus_p_for_the_logits(values):
    assert values["of_input"] == pytest.approx([-0.7, -0.2, -0.1], abs=1e-12)
    assert values["of_logits"] == pytest.approx([1 / 3 - p for p in P[0]], abs=1e-12)


def test_wrong_calls_raise_nothing(values):
    wrong = values["wrong"]
    assert wrong["swapped"] == pytest.approx((kl(Q[0], P[0]) + kl(Q[1], P[1])) / 2, abs=1e-12)
    without = math.fsum(a * (math.log(a) - b) for p, q in zip(P, Q, strict=True) for a, b in zip(p, q, strict=True))
    assert wrong["probabilities"] == pytest.approx(without / 2, abs=1e-12)
    assert math.isnan(wrong["log_target_forgotten"])
    assert wrong["one_target"] == pytest.approx((kl(P[0], Q[0]) + kl(P[0], Q[1])) / 2, abs=1e-12)


def test_a_zero_in_the_target_is_fine_unless_it_is_in_logs_or_swapped(values):
    assert values["zero_target"] == pytest.approx(math.log(2), abs=1e-12)
    assert values["swapped_zero_target"] == math.inf
    assert math.isnan(values["zero_log_target"])


def test_the_curves(values):
    curves = values["loss_curves"]
    forward, reverse, without = curves["loss"]
    assert curves["x"] == pytest.approx([-4 + 0.2 * step for step in range(51)], abs=1e-9)
    for index, x in enumerate(curves["x"]):
        sum_exp = math.exp(x) + 2
        q = (math.exp(x) / sum_exp, 1 / sum_exp, 1 / sum_exp)
        assert curves["loss"][forward][index] == pytest.approx(kl(P[0], q), abs=1e-9)
        assert curves["loss"][reverse][index] == pytest.approx(kl(q, P[0]), abs=1e-9)
        expected = math.fsum(a * (math.log(a) - b) for a, b in zip(P[0], q, strict=True))
        assert curves["loss"][without][index] == pytest.approx(expected, abs=1e-9)
        assert curves["gradient"][forward][index] == pytest.approx(q[0] - 0.7, abs=1e-9)
        inner = [math.log(a / b) for a, b in zip(q, P[0], strict=True)]
        slope = q[0] * (inner[0] - math.fsum(a * b for a, b in zip(q, inner, strict=True)))
        assert curves["gradient"][reverse][index] == pytest.approx(slope, abs=1e-9)
        assert curves["gradient"][without][index] < 0
    # No x gives (0.7, 0.2, 0.1), since the last two logits are equal: both minima lie a little above zero.
    lowest = {label: min(curves["loss"][label]) for label in (forward, reverse)}
    assert all(0.01 < value < 0.02 for value in lowest.values())
    at = [curves["x"][curves["loss"][label].index(value)] for label, value in lowest.items()]
    assert abs(at[0] - at[1]) < 0.3
    # To both sides the swapped call flattens and stays below the right one, which is a straight line there.
    for index in (0, -1):
        assert curves["loss"][reverse][index] < curves["loss"][forward][index] / 2
        assert abs(curves["gradient"][reverse][index]) < 0.1 < abs(curves["gradient"][forward][index])
