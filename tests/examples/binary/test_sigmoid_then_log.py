import math

import pytest

CASES = {
    "z_16_6": (16.6, 0),
    "z_16_7": (16.7, 0),
    "z_20": (20, 0),
    "z_minus_50": (-50, 1),
    "z_minus_88": (-88, 1),
    "z_minus_89": (-89, 1),
}


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def test_the_loss_on_logits_is_exact_everywhere(values):
    assert list(values["table"]) == list(CASES) == list(values["cases"])
    for name, (z, y) in CASES.items():
        assert values["cases"][name] == [z, y]
        wrong = -z if y else z  # how far on the wrong side
        found = values["table"][name]["with_logits"]
        assert found["loss"] == pytest.approx(wrong + math.log1p(math.exp(-wrong)), rel=1e-6)
        assert found["gradient"] == pytest.approx(sigmoid(z) - y, abs=1e-6)


def test_bce_jumps_to_100_and_its_gradient_vanishes_where_the_sigmoid_is_rounded(values):
    table = values["table"]
    for name in ("z_16_7", "z_20", "z_minus_89"):
        assert table[name]["bce"] == {"loss": 100.0, "gradient": 0.0}


def test_just_below_the_jump_the_value_is_a_rounded_probability(values):
    found = values["table"]["z_16_6"]
    # 1 - p is one unit in the last place of float32 numbers just below 1.
    assert found["bce"]["loss"] == pytest.approx(-math.log(2**-23), rel=1e-6)
    assert found["by_hand"]["loss"] == pytest.approx(15.942385, abs=1e-5)
    assert found["bce"]["gradient"] == pytest.approx(1, abs=1e-3)
    assert found["by_hand"]["gradient"] == pytest.approx(1, abs=1e-3)


def test_on_the_negative_side_the_value_holds_and_the_gradient_is_lost(values):
    table = values["table"]
    for name, z in (("z_minus_50", -50), ("z_minus_88", -88)):
        bce = table[name]["bce"]
        assert bce["loss"] == pytest.approx(-z, rel=1e-5)
        # BCELoss divides by p (1 - p) held up at 1e-12, the sigmoid multiplies by the true p.
        assert bce["gradient"] == pytest.approx(-math.exp(z) / 1e-12, rel=1e-2)
        assert table[name]["by_hand"]["loss"] == pytest.approx(-z, rel=1e-5)
        assert table[name]["by_hand"]["gradient"] == pytest.approx(-1, abs=1e-3)
    assert values["clamp_explains_it"]
    assert values["gradient_by_the_clamp"] == pytest.approx(-math.exp(-50) * 1e12, rel=1e-4)


def test_the_curves_break_where_the_sigmoid_becomes_one(values):
    edge = 24 * math.log(2)
    for z, loss in values["curves"]["loss"]["bce"]:
        if z > edge + 0.05:
            assert loss == 100
        else:
            assert loss == pytest.approx(z, abs=1)  # 1 - p in units of 2**-24
    assert all(loss == pytest.approx(z, abs=1e-4) for z, loss in values["curves"]["loss"]["with_logits"])
    assert all(g == 0 for z, g in values["curves"]["gradient"]["bce"] if z > edge + 0.05)
    assert all(g == pytest.approx(1, abs=1e-4) for _, g in values["curves"]["gradient"]["with_logits"])
    assert len(values["rows"]) == 141


def test_the_logarithm_by_hand_ends_in_infinity_and_nan(values):
    table = values["table"]
    for name in ("z_16_7", "z_20", "z_minus_89"):
        assert table[name]["by_hand"]["loss"] == math.inf
        assert math.isnan(table[name]["by_hand"]["gradient"])


def test_the_sigmoid_is_one_when_the_rest_falls_below_half_a_step(values):
    # 1 + exp(-z) rounds to 1 once exp(-z) is at most half of float32's epsilon 2**-23.
    assert values["sigmoid_is_one_from"] == pytest.approx(24 * math.log(2), abs=1e-4)


def test_bce_accepts_probabilities_of_zero_and_one(values):
    assert values["clamped_loss"] == 100
    assert values["perfect_loss"] == 0


def test_a_gradient_of_zero_is_printed_without_a_sign(output):
    assert "100.0000  0.0e+00" in output
    assert "-0.0e" not in output
