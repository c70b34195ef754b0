import math

import pytest


def softmax(z):
    total = sum(map(math.exp, z))
    return [math.exp(one) / total for one in z]


def loss(z, target, twice):
    return -math.log(softmax(softmax(z) if twice else z)[target])


def slopes(z, target, twice, step=1e-5):
    """Central differences."""
    found = []
    for k in range(len(z)):
        up, down = [[one + (j == k) * sign * step for j, one in enumerate(z)] for sign in (1, -1)]
        found.append((loss(up, target, twice) - loss(down, target, twice)) / (2 * step))
    return found


@pytest.mark.parametrize("name, twice", [("once", False), ("twice", True)])
def test_loss_and_gradient_are_those_of_differences(values, name, twice):
    z, target = values["start_logits"], values["target"]
    assert values[name]["loss"] == pytest.approx(loss(z, target, twice), abs=1e-12)
    assert values[name]["gradient"] == pytest.approx(slopes(z, target, twice), abs=1e-8)
    assert values[name]["gradient_size"] == pytest.approx(sum(map(abs, slopes(z, target, twice))), abs=1e-7)


def test_the_gradient_is_probability_minus_target(values):
    wanted = [float(k == values["target"]) for k in range(4)]
    expected = [p - y for p, y in zip(softmax(values["start_logits"]), wanted, strict=True)]
    assert values["once"]["gradient"] == pytest.approx(expected, abs=1e-12)


def test_the_second_softmax_shrinks_the_gradient_most_where_it_is_needed_most(values):
    assert values["times_smaller"] == pytest.approx(values["once"]["gradient_size"] / values["twice"]["gradient_size"])
    assert values["times_smaller"] > 5
    assert values["sure_once"]["gradient_size"] == pytest.approx(2, abs=1e-3)
    assert values["sure_twice"]["gradient_size"] < 2e-4


def test_floors_and_ceilings_are_one_apart_and_no_scores_pass_them(values):
    assert list(values["floors"]) == list(values["ceilings"]) == ["2", "3", "4", "5", "6"]
    for C, floor in ((int(name), one) for name, one in values["floors"].items()):
        assert floor == pytest.approx(math.log(1 + (C - 1) / math.e), abs=1e-12)
        assert values["ceilings"][str(C)] - floor == pytest.approx(1)
        right, wrong = [60.0] + [0.0] * (C - 1), [0.0] * (C - 1) + [60.0]
        assert loss(right, 0, twice=True) == pytest.approx(floor, abs=1e-9)
        assert loss(wrong, 0, twice=True) == pytest.approx(values["ceilings"][str(C)], abs=1e-9)
