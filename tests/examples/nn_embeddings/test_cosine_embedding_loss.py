import math

import pytest

ANGLES = [0, 60, 90, 180]


def pair(degrees, target, margin=0.0):
    cosine = math.cos(math.radians(degrees))
    return 1 - cosine if target == 1 else max(0.0, cosine - margin)


def test_the_arguments_are_all_on_the_page(values):
    assert values["arguments"] == ["margin", "size_average", "reduce", "reduction"]


def test_each_pair_has_the_loss_of_its_angle(values):
    assert values["degrees"] == ANGLES
    assert values["same"] == pytest.approx([pair(d, 1) for d in ANGLES], abs=1e-6)
    assert values["different"] == pytest.approx([pair(d, -1) for d in ANGLES], abs=1e-6)
    for margin, found in values["by_margin"].items():
        assert found == pytest.approx([pair(d, -1, float(margin)) for d in (0, 60)], abs=1e-6)
    assert set(values["by_margin"]) == {"-0.5", "0.0", "0.3", "1.0"}


def test_equal_and_orthogonal_embeddings_start_at_one_half(values):
    for degrees in (0, 60, 90):
        for margin in (0.0, 0.5):
            expected = (pair(degrees, 1) + pair(degrees, -1, margin)) / 2
            assert values["start"][str(degrees)][str(margin)] == pytest.approx(expected, abs=1e-6)
    assert values["orthogonal_equals_collapsed"] is True


def test_the_mean_divides_by_the_pairs_and_the_floor_is_zero(values):
    total = pair(0, 1) + pair(60, 1) + pair(90, -1) + pair(180, -1)
    assert values["total"] == pytest.approx({"sum": total, "mean": total / 4}, abs=1e-6)
    assert values["divisor"] == pytest.approx(4)
    assert values["floor"] == pytest.approx(0, abs=1e-6)


def test_the_gradient_is_one_over_the_length(values):
    for length in (10.0, 1.0, 0.1):
        # the difference quotient of 1 - cos when the first embedding of this length turns by a small angle
        step = 1e-4
        turned = math.cos(math.pi / 2 - step) - math.cos(math.pi / 2)
        assert values["gradient_norm"][str(length)] == pytest.approx(turned / (length * step), rel=1e-3)
    assert values["gradient_norm"]["0.0"] == pytest.approx(1e6, rel=1e-4)


def test_a_relu_passes_nothing_back_to_where_it_is_zero(values):
    # the derivative of max(0, x) at -1 and -2 is 0, so the product is 0 however large the other factor
    assert values["gradient_before_relu_is_zero"] is True


def test_targets_other_than_one_and_minus_one_are_ignored(values):
    assert values["zero_one"] == pytest.approx([pair(0, 1), pair(60, 1), 0, 0], abs=1e-6)
    assert values["boolean"] == values["zero_one"]
    assert values["soft"] == [0.0] * 4
    assert values["zero_target_gradient"] == 0
    assert values["other_targets_ignored"] is True


def test_one_column_broadcasts_below_the_floor(values):
    # the product broadcasts (1 + 1), the lengths do not: sqrt(2) and 1
    assert values["one_column"] == pytest.approx(1 - 2 / math.sqrt(2), abs=1e-6)
    assert "found inputs with sizes [2] and [2]" in values["messages"]["single"]


def test_the_curve_follows_the_angle(values):
    curves = values["loss_curves"]
    assert len(curves["x"]) == 50
    assert curves["x"][-1] == pytest.approx(math.pi)
    for label, target, margin in (
        ("target=1", 1, 0.0),
        ("target=-1, margin=0", -1, 0.0),
        ("target=-1, margin=0.5", -1, 0.5),
    ):
        expected = [pair(math.degrees(x), target, margin) for x in curves["x"]]
        assert curves["loss"][label] == pytest.approx(expected, abs=1e-9)
        gaps = 0
        for x, loss, slope in zip(curves["x"], expected, curves["gradient"][label], strict=True):
            if slope is None:
                gaps += 1
            else:
                expected_slope = math.sin(x) * (1 if target == 1 else -1 if loss > 1e-9 else 0)
                assert slope == pytest.approx(expected_slope, abs=1e-6)
        assert gaps == (target == -1)
