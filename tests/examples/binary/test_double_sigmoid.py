import math

import pytest


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def test_the_loss_is_caught_between_floor_and_ceiling(values):
    found = values["double_range"]
    log_2 = math.log(2)
    assert found["y1"] == pytest.approx({"floor": math.log1p(math.exp(-1)), "ceiling": log_2}, abs=1e-6)
    assert found["y0"] == pytest.approx({"floor": log_2, "ceiling": math.log1p(math.e)}, abs=1e-6)


def test_the_gradients_follow_the_chain_rule(values):
    logits = values["logits"]
    assert logits == [-10, -5, 0, 5]
    assert values["gradient_correct"] == pytest.approx([sigmoid(z) - 1 for z in logits], abs=1e-9)
    chain = [(sigmoid(sigmoid(z)) - 1) * sigmoid(z) * (1 - sigmoid(z)) for z in logits]
    assert values["gradient_double"] == pytest.approx(chain, abs=1e-9)


def test_the_worst_prediction_gets_almost_no_gradient(values):
    assert values["gradient_double"][0] == pytest.approx(-2.27e-5, rel=1e-2)
    assert abs(values["gradient_correct"][0] / values["gradient_double"][0]) > 10_000


def test_training_with_two_sigmoids_is_less_accurate_and_reports_a_high_loss(values):
    correct, double = values["trained"]["correct"], values["trained"]["double"]
    assert correct["fresh_accuracy"] == pytest.approx(0.983, abs=0.005)
    assert double["fresh_accuracy"] == pytest.approx(0.9565, abs=0.005)
    assert correct["loss"] == pytest.approx(0.0897, abs=1e-3)
    assert double["loss"] == pytest.approx(0.6031, abs=1e-3)
    assert double["loss"] > math.log1p(math.exp(-1))
    assert values["loss_stays_high"]
    assert double["loss"] > 3 * correct["loss"]
    assert values["accuracy_hides_it"]


def test_the_curves_are_drawn_through_the_definitions(values):
    for label in (0, 1):
        for name, inner in (("right", lambda z: z), ("twice", sigmoid)):
            points = values["curves"][f"y{label}"][name]
            assert [z for z, _ in points] == pytest.approx([-6 + 0.1 * step for step in range(121)], abs=1e-5)
            for z, loss in points:
                fed = inner(z)
                assert loss == pytest.approx(math.log1p(math.exp(-fed if label else fed)), abs=1e-5)


def test_a_second_sigmoid_never_goes_below_one_half(values):
    assert values["flagged_twice"] == 1
    assert values["everything_is_positive"]
    assert [row["flagged_twice"] for row in values["trained"].values()] == [1, 1]
