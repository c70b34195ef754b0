import math

import pytest

LOSS = sum(math.log1p(math.exp(-z if y else z)) for z, y in ((1, 1), (-2, 0), (0.5, 1), (3, 1))) / 4


def runtime(text):
    return {"type": "RuntimeError", "text": text}


def test_the_loss_on_logits_wants_floating_point_targets(values, output):
    found = values["dtype_with_logits"]
    for name in ("long", "int"):
        expected = f"result type Float can't be cast to the desired output type {name.title()}"
        assert found[name] == runtime(expected)
    assert found["bool"] == runtime(
        "Subtraction, the `-` operator, with two bool tensors is not supported. "
        "Use the `^` or `logical_xor()` operator instead."
    )
    assert found["float"]["loss"] == pytest.approx(LOSS, abs=1e-6)
    assert found["double"]["loss"] == pytest.approx(LOSS, abs=1e-6)
    assert found["half"]["loss"] == pytest.approx(LOSS, abs=1e-3)


def test_the_loss_on_probabilities_wants_the_very_same_type(values):
    found = values["dtype_with_probs"]
    for name in ("long", "int", "bool", "double", "half"):
        assert found[name] == runtime(f"Found dtype {name.title()} but expected Float")
    assert found["float"]["loss"] == pytest.approx(LOSS, abs=1e-6)


def test_a_column_of_logits_wants_a_column_of_targets(values):
    shape = values["shape"]
    assert shape["with_logits"] == {
        "type": "ValueError",
        "text": "Target size (torch.Size([4])) must be the same as input size (torch.Size([4, 1]))",
    }
    assert shape["with_probs"] == {
        "type": "ValueError",
        "text": "Using a target size (torch.Size([4])) that is different to the input size "
        "(torch.Size([4, 1])) is deprecated. Please ensure they have the same size.",
    }
    assert shape["squeezed"]["loss"] == pytest.approx(LOSS, abs=1e-6)
    assert shape["column_targets"]["loss"] == pytest.approx(LOSS, abs=1e-6)


def test_pos_weight_is_a_tensor_of_the_right_length(values):
    found = values["pos_weight"]
    assert found["wrong_length"] == runtime(
        "The size of tensor a (2) must match the size of tensor b (3) at non-singleton dimension 1"
    )
    assert found["plain_number"] == {
        "type": "TypeError",
        "text": "binary_cross_entropy_with_logits(): argument 'pos_weight' (position 4) must be Tensor, not float",
    }
    assert found["plain_number_in_module"] == {
        "type": "TypeError",
        "text": "cannot assign 'float' object to buffer 'pos_weight' (torch Tensor or None required)",
    }


def test_a_tensor_triples_the_positive_terms(values):
    positive = sum(math.log1p(math.exp(-z)) for z in (1, 0.5, 3))
    found = values["pos_weight"]["tensor"]
    assert found["loss"] == pytest.approx(LOSS + 2 * positive / 4, abs=1e-6)


def test_a_weight_for_each_sample_passes_and_weights_the_positive_samples(values):
    costs = [
        y * math.log1p(math.exp(-z)) + (1 - y) * math.log1p(math.exp(z)) for z, y in ((1, 1), (-2, 0), (0.5, 1), (3, 1))
    ]
    expected = sum(w * c for w, c in zip((1, 1, 3, 4), costs, strict=True)) / 4  # the second label is zero
    assert values["passes_silently"]
    assert values["silent_pos_weight"]["loss"] == pytest.approx(expected, abs=1e-6)
    assert expected > LOSS + 0.1


def test_arguments_that_the_losses_do_not_have(values):
    found = values["pos_weight"]
    assert found["bce_loss_has_none"] == {
        "type": "TypeError",
        "text": "_WeightedLoss.__init__() got an unexpected keyword argument 'pos_weight'",
    }
    assert found["no_label_smoothing"] == {
        "type": "TypeError",
        "text": "BCEWithLogitsLoss.__init__() got an unexpected keyword argument 'label_smoothing'",
    }
