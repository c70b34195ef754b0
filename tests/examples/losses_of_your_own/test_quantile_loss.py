import pytest

DATA = [0, 1, 1, 2, 2, 3, 4, 5, 7, 9, 21]


def pinball(prediction, target, q):
    return q * (target - prediction) if target > prediction else (1 - q) * (prediction - target)


def mean(constant, q):
    return sum(pinball(constant, y, q) for y in DATA) / len(DATA)


def test_the_start_and_the_floor(values):
    assert values["starts_at"] == pytest.approx(mean(0, 0.9))
    assert values["floor"] == pytest.approx(mean(9, 0.9)) == pytest.approx(min(mean(c / 10, 0.9) for c in range(220)))
    assert values["perfect"] == 0


def test_the_best_constants_are_quantiles(values):
    for name, q in (("best_10", 0.1), ("best_50", 0.5), ("best_90", 0.9)):
        best = values[name]
        assert sum(y < best for y in DATA) <= q * len(DATA) <= sum(y <= best for y in DATA)


def test_the_reversed_sign_gives_the_opposite_quantile(values):
    assert values["reversed_best"] == values["best_10"] == 1
    assert values["best_90"] == 9
    assert values["sign_swaps_the_quantile"] is True


def test_the_median_costs_half_of_the_absolute_error(values):
    assert values["half_of_mae"] == pytest.approx(0.5)


def test_the_mean_divides_by_the_number_of_quantiles(values):
    assert values["three"] == pytest.approx(sum(mean(0, q) for q in (0.1, 0.5, 0.9)) / 3)
    assert values["one"] == pytest.approx(mean(0, 0.9))
    assert values["divisor"] == pytest.approx(3)


def test_a_level_above_one_has_no_floor(values):
    average = sum(DATA) / len(DATA)
    # above the data, both lines have the slope 1 - 1.2
    assert values["out_of_range"] == pytest.approx([1.2 * (average + 100), -0.2 * (100 - average)])
    assert values["negative_above"] is True


def test_crossing_quantiles_cost_more_and_raise_nothing(values):
    assert values["crossed"] == pytest.approx((0.9 * 2 + 0.9 * 2) / 2)
    assert values["uncrossed"] == pytest.approx((0.1 * 2 + 0.1 * 2) / 2)


def test_broadcasting_compares_all_pairs(values):
    pairs = [pinball(a, b, 0.9) for a in DATA for b in DATA]
    assert values["broadcast"] == pytest.approx(sum(pairs) / len(pairs))
    assert values["shape_message"] == "predictions (11,), targets (11,) and quantiles (1,) do not fit"


@pytest.mark.parametrize("q", [0.1, 0.5, 0.9])
def test_the_curves(values, q):
    curves = values["loss_curves"]
    assert curves["x"] == [one / 8 for one in range(-24, 25)]
    assert curves["loss"][f"q={q}"] == pytest.approx([pinball(x, 0, q) for x in curves["x"]])
    expected = [None if x == 0 else (1 - q if x > 0 else -q) for x in curves["x"]]
    for found, wanted in zip(curves["gradient"][f"q={q}"], expected, strict=True):
        assert found is None if wanted is None else found == pytest.approx(wanted)


def test_at_the_kink_torch_halves_the_two_slopes(values):
    # torch.maximum shares the gradient between equal arguments
    assert values["at_the_kink"] == pytest.approx((-0.9 + 0.1) / 2)
