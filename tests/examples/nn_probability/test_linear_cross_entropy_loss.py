import math

import pytest


def test_every_argument_and_every_option_is_named(values):
    assert values["arguments"] == [
        "in_features", "num_classes", "out_features", "bias", "device", "dtype",
        "reduction", "weight", "ignore_index", "label_smoothing", "options",
    ]  # fmt: skip
    assert values["option_names"] == [
        "allow_retain_graph", "batch_chunk_size", "chunking_method", "acc_policy", "acc_dtype",
    ]  # fmt: skip
    assert values["default_ignore_index"] == "None"


def loss_by_hand(skip=(), targets=(0, 4, 2, 2, 1, 3), reduce=True, weights=(1, 1, 1, 1, 1)):
    grid = [[math.cos(-2 + 4 * (3 * n + d) / 17) for d in range(3)] for n in range(6)]
    weight = [[math.sin(-3 + 7 * (3 * c + d) / 14) for d in range(3)] for c in range(5)]
    each = []
    for n, y in enumerate(targets):
        if n in skip:
            continue
        z = [math.fsum(a * b for a, b in zip(grid[n], row, strict=True)) for row in weight]
        each.append(weights[y] * (math.log(math.fsum(map(math.exp, z))) - z[y]))
    divisor = sum(weights[y] for n, y in enumerate(targets) if n not in skip)
    return math.fsum(each) / (divisor if reduce else 1)


def test_every_option_gives_the_loss_of_linear_then_cross_entropy(values):
    # the last comparison of the example: targets of -100, summed
    assert float(values["one"]) == pytest.approx(loss_by_hand((1, 4), reduce=False), abs=1e-12)
    assert float(values["two"]) == pytest.approx(loss_by_hand((1, 4), reduce=False), abs=1e-12)
    assert values["weighted_loss"] == pytest.approx(loss_by_hand(weights=(1, 2, 5, 1, 3)), abs=1e-12)
    assert len(values["gaps"]) == 5
    assert values["cases_compared"] == 30
    assert max(values["gaps"].values()) < 1e-12
    assert values["equal_everywhere"] is True


def test_minus_100_is_left_out_of_the_divisor_although_the_default_is_none(values):
    assert values["divisor"] == pytest.approx(4, abs=1e-9)
    assert float(values["total"]) == pytest.approx(loss_by_hand((1, 4), reduce=False), abs=1e-12)


def test_out_features_are_stored_in_one_matrix(values):
    assert values["stored_shape"] == [5 * 2 * 4, 3]
    assert values["out_features_equal"] is True


def test_start_and_floor(values):
    assert values["starts_at"] == pytest.approx(math.log(10), abs=1e-12)
    assert 0 <= values["floor"] < 1e-30


def test_what_warns_and_what_raises(values):
    start = "linear_cross_entropy: ``options`` ignored"
    assert {name: [text[: len(start)] for text in found] for name, found in values["ignored"].items()} == {
        "label_smoothing": [start],
        "probabilities": [start],
        "out_features": [start],
    }
    assert values["options_ignored_in_all_three"] is True
    assert values["ignored_options_message"] == (
        "linear_cross_entropy: ``options`` ignored; chunked path needs reduction in {'mean','sum','none'}, "
        "label_smoothing == 0, target.dtype == int64, out_features == (). Got reduction='mean', "
        "label_smoothing=0.1, target.dtype=torch.int64, out_features=(), tracing=False, linear_bias.shape=None."
    )
    assert values["messages"] == {
        "tokens": "expected input with dimensionality 1 or 2, got 3",
        "logits": "expected equal input and linear_weight last dimensions (in_features), got 5 and 3, respectively",
        "probabilities": "ignore_index cannot be specified when target contains probabilities",
    }


def test_a_gradient_penalty_loses_its_graph_in_chunks(values):
    assert values["penalty_loses_its_graph"] is True


def test_the_curves_are_softplus_with_a_slope_of_up_to_s(values):
    curves = values["loss_curves"]
    assert curves["x"] == pytest.approx([-4 + 0.2 * step for step in range(41)], abs=1e-9)
    for s in (1, 2, 4):
        rows = zip(curves["x"], curves["loss"][f"s={s}"], curves["gradient"][f"s={s}"], strict=True)
        for x, loss, slope in rows:
            assert loss == pytest.approx(math.log1p(math.exp(-s * x)), abs=1e-9)
            assert slope == pytest.approx(-s / (1 + math.exp(s * x)), abs=1e-9)
        assert 0.98 * s * (1 / (1 + math.exp(-4 * s))) < values["steepest"][f"s={s}"] < s
