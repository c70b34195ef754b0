import pytest

SIZES = (
    "Using a target size (torch.Size([4])) that is different to the input size (torch.Size([4, 1])). "
    "This will likely lead to incorrect results due to broadcasting. Please ensure they have the same size."
)
REFUSALS = [
    (
        "short",
        "RuntimeError",
        "The size of tensor a (4) must match the size of tensor b (3) at non-singleton dimension 0",
    ),
    ("long", "NotImplementedError", "\"mse_cpu\" not implemented for 'Long'"),
]
VALUES = [1.0, 2.0, 3.0, 4.0]


def over_all_pairs(cost):
    return sum(cost(a - b) for a in VALUES for b in VALUES) / 16


def huber(error):
    return error**2 / 2 if abs(error) <= 1 else abs(error) - 0.5


@pytest.mark.parametrize("name", ["mse", "l1", "huber"])
def test_the_warning_is_word_for_word(values, name):
    assert values[f"{name}_category"] == "UserWarning"
    assert values[f"{name}_message"] == SIZES


def test_every_prediction_is_compared_with_every_target(values):
    assert values["mse_wrong"] == pytest.approx(over_all_pairs(lambda error: error**2), abs=1e-6)
    assert values["l1_wrong"] == pytest.approx(over_all_pairs(abs), abs=1e-6)
    assert values["huber_wrong"] == pytest.approx(over_all_pairs(huber), abs=1e-6)


def test_equal_shapes_give_zero_for_a_perfect_prediction(values):
    assert values["mse_mended"] == values["l1_mended"] == values["huber_mended"] == values["short_mended"] == 0.0


def test_the_best_reachable_loss_is_the_variance(values):
    variance = sum((v - 2.5) ** 2 for v in VALUES) / 4
    assert values["best_reachable"] == pytest.approx(variance, abs=1e-6)
    assert values["variance_of_targets"] == pytest.approx(variance, abs=1e-6)


@pytest.mark.parametrize(("name", "kind", "text"), REFUSALS)
def test_the_refusal_is_word_for_word(values, name, kind, text):
    assert values[f"{name}_type"] == kind
    assert values[f"{name}_message"] == text


def test_float_predictions_take_long_targets(values):
    assert values["long_mended"] == pytest.approx(1.0, abs=1e-6)
