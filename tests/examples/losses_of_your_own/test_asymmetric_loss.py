import math

import pytest

DATA = [0, 1, 1, 2, 2, 3, 4, 5]


def linex(prediction, target, a=1.0):
    e = target - prediction
    return math.exp(a * e) - a * e - 1


def weighted(prediction, target, low=4.0, high=1.0):
    e = target - prediction
    return (low if e > 0 else high) * e * e


def test_the_start_and_the_floor(values):
    assert values["starts_at"]["linex_loss"] == pytest.approx(sum(linex(0, y) for y in DATA) / 8)
    assert values["starts_at"]["weighted_squared_error"] == pytest.approx(sum(weighted(0, y) for y in DATA) / 8)
    assert values["floor"] == {"linex_loss": 0, "weighted_squared_error": 0}


def test_the_best_constants(values):
    assert values["mean"] == sum(DATA) / 8
    for name, a in (("best_linex", 1), ("best_linex_reversed", -1)):
        closed = math.log(sum(math.exp(a * y) for y in DATA) / 8) / a
        assert values[name] == pytest.approx(closed, abs=1e-3)
    assert values["closed_form"] == pytest.approx(math.log(sum(map(math.exp, DATA)) / 8))
    assert values["agrees"] is True


def test_the_expectile_balances_weighted_distances(values):
    best = values["best_weighted"]
    above, below = sum(y - best for y in DATA if y > best), sum(best - y for y in DATA if y < best)
    assert 4 * above == pytest.approx(below, abs=0.02)
    assert values["ratio_decides"] is True


def test_low_and_high_predictions(values):
    assert values["low_by_2"] == pytest.approx([linex(0, 2), 1 - math.exp(2)])
    assert values["high_by_2"] == pytest.approx([linex(2, 0), 1 - math.exp(-2)])
    assert (values["weighted_low"], values["weighted_high"]) == (16, 4)
    assert values["bound_high"] == pytest.approx(1)


def test_the_reversed_sign_moves_the_minimum_to_the_other_side(values):
    reversed_best = -math.log(sum(math.exp(-y) for y in DATA) / 8)
    assert values["reversed_best"] == pytest.approx(reversed_best, abs=1e-3)
    assert values["sign_moves_it_the_other_way"] is (reversed_best < 2.25 < values["best_linex"]) is True


def test_the_unit_of_the_target(values):
    assert values["overflow_at"] == pytest.approx(128 * math.log(2), abs=1e-6)
    assert values["in_hundreds"] == math.inf
    assert values["in_units"] == pytest.approx(math.e - 2, abs=1e-6)


def test_expm1_keeps_digits(values):
    assert sum(0.01**n / math.factorial(n) for n in range(2, 8)) == pytest.approx(5.016708e-5, rel=1e-6)
    assert values["kept_digits"] < values["lost_digits"] / 10
    assert values["lost_digits"] < 1e-2


def test_the_curves(values):
    curves, step = values["loss_curves"], 1e-6
    assert curves["x"] == [one / 8 for one in range(-16, 17)]
    losses = {
        "linex, a=1": linex,
        "linex, a=-1": lambda p, y: linex(p, y, -1),
        "low=4, high=1": weighted,
    }
    assert set(losses) == set(curves["loss"])
    for label, loss in losses.items():
        assert curves["loss"][label] == pytest.approx([loss(x, 0) for x in curves["x"]])
        slopes = [(loss(x + step, 0) - loss(x - step, 0)) / (2 * step) for x in curves["x"]]
        assert curves["gradient"][label] == pytest.approx(slopes, abs=1e-4)
