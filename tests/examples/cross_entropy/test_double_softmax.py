import math

import pytest

SIZES = [*range(2, 11), 100, 1000, 50257]


@pytest.mark.parametrize("C", SIZES)
def test_floor_and_ceiling_are_one_apart_whatever_the_number_of_classes(values, C):
    ceiling = math.log(math.e + C - 1)
    assert values["ceiling"][str(C)] == pytest.approx(ceiling, abs=1e-12)
    assert values["floor"][str(C)] == pytest.approx(ceiling - 1, abs=1e-12)


@pytest.mark.parametrize("C", SIZES)
def test_the_floor_belongs_to_the_best_probability_and_lies_below_guessing(values, C):
    assert values["best_probability"][str(C)] == pytest.approx(math.e / (math.e + C - 1), abs=1e-12)
    assert values["uniform"][str(C)] == pytest.approx(math.log(C), abs=1e-12)
    assert values["floor"][str(C)] < values["uniform"][str(C)] < values["ceiling"][str(C)]


def softmax(z):
    total = sum(math.exp(v) for v in z)
    return [math.exp(v) / total for v in z]


def right(margin):
    p = softmax([margin, 0.0, 0.0])
    g = [p[0] - 1, p[1], p[2]]
    return -math.log(p[0]), math.hypot(*g)


def double(margin):
    p = softmax([margin, 0.0, 0.0])
    q = softmax(p)
    outer = [q[0] - 1, q[1], q[2]]
    inner = sum(o * v for o, v in zip(outer, p, strict=True))
    return -math.log(q[0]), math.hypot(*(v * (o - inner) for o, v in zip(outer, p, strict=True)))


def test_losses_and_gradients_follow_from_the_chain_rule(values):
    margins = [-10, -5, -2, 0, 2, 5]
    assert values["margins"] == margins
    assert values["right_losses"] == pytest.approx([right(m)[0] for m in margins], rel=1e-9)
    assert values["right_norms"] == pytest.approx([right(m)[1] for m in margins], rel=1e-9)
    assert values["double_losses"] == pytest.approx([double(m)[0] for m in margins], rel=1e-9)
    assert values["double_norms"] == pytest.approx([double(m)[1] for m in margins], rel=1e-6)
    ratios = [double(m)[1] / right(m)[1] for m in margins]
    assert values["gradient_ratios"] == pytest.approx(ratios, rel=1e-6)


def test_each_ratio_has_its_margin_in_its_name(values):
    for name, margin in (("minus_10", -10), ("minus_5", -5), ("minus_2", -2), ("0", 0), ("2", 2), ("5", 5)):
        expected = double(margin)[1] / right(margin)[1]
        assert values[f"ratio_at_{name}"] == pytest.approx(expected, rel=1e-6)


def test_at_equal_logits_the_gradient_shrinks_to_one_in_c(values):
    assert values["ratio_at_0"] == pytest.approx(1 / 3, abs=1e-12)


def test_the_more_wrong_the_less_gradient(values):
    ratios = values["gradient_ratios"]
    assert ratios == sorted(ratios)
    assert ratios[0] < 1e-4
    margins = [k / 10 for k in range(-100, 51)]
    finely = [double(m)[1] / right(m)[1] for m in margins]
    assert finely == sorted(finely)
    assert values["starves_the_worst"] is True


def test_a_wrong_prediction_shows_a_smaller_loss_than_the_right_use(values):
    assert values["right_loss_at_minus_5"] == pytest.approx(math.log(1 + 2 * math.exp(5)), abs=1e-12)
    assert values["double_loss_at_minus_5"] == pytest.approx(double(-5)[0], abs=1e-12)
    assert values["double_loss_at_minus_5"] < values["right_loss_at_minus_5"] / 3
