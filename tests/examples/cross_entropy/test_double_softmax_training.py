import math

import pytest
import torch

RUNS = {  # right or double, rate, steps, adamw
    "sgd_right": (False, 0.1, 400, False),
    "sgd_double": (True, 0.1, 400, False),
    "large_right": (False, 1.0, 200, False),
    "large_double": (True, 1.0, 200, False),
    "adamw_right": (False, 1e-3, 200, True),
    "adamw_double": (True, 1e-3, 200, True),
}


@pytest.fixture(scope="module")
def drawn():
    torch.manual_seed(0)
    x = torch.randn(3024, 50)
    return x, (x @ torch.randn(50, 7)).argmax(dim=1)


def right_gradient(z, y):
    return (z.softmax(dim=1) - torch.eye(7, dtype=torch.float64)[y]) / len(z)


def double_gradient(z, y):
    p = z.softmax(dim=1)
    outer = p.softmax(dim=1) - torch.eye(7, dtype=torch.float64)[y]
    return p * (outer - (outer * p).sum(dim=1, keepdim=True)) / len(z)


@pytest.fixture(scope="module")
def again(drawn, train_by_hand):
    """Accuracy on fresh data, training loss and training errors of every run, without autograd."""
    x, y = drawn
    found = {}
    for name, (double, lr, steps, adamw) in RUNS.items():
        gradient = double_gradient if double else right_gradient
        logits = train_by_hand((50, 128, 7), x[:1024], y[:1024], gradient, lr, steps, adamw)
        train_z, test_z = logits(x[:1024]), logits(x[1024:])
        seen = train_z.softmax(dim=1) if double else train_z
        found[name] = {
            "accuracy": (test_z.argmax(dim=1) == y[1024:]).double().mean().item(),
            "loss": -seen.log_softmax(dim=1)[torch.arange(1024), y[:1024]].mean().item(),
            "errors": (train_z.argmax(dim=1) != y[:1024]).double().mean().item(),
        }
    return found


@pytest.mark.parametrize("name", RUNS)
def test_the_runs_are_those_of_a_second_implementation(values, again, name):
    result, steps = values[name], RUNS[name][2]
    assert result[f"step_{steps}"] == pytest.approx(again[name]["accuracy"], abs=0.005)
    assert result["reported"] == pytest.approx(again[name]["loss"], rel=1e-2, abs=1e-3)
    assert result["error_rate"] == pytest.approx(again[name]["errors"], abs=0.003)


def test_at_a_small_rate_the_second_softmax_falls_far_behind(values, again):
    assert again["sgd_right"]["accuracy"] - again["sgd_double"]["accuracy"] > 0.2
    assert values["lags_far_behind_at_small_rate"] is True


def test_at_a_large_rate_and_with_adamw_the_gap_is_less_than_half(values, again):
    small = values["sgd_right"]["step_200"] - values["sgd_double"]["step_200"]
    large = again["large_right"]["accuracy"] - again["large_double"]["accuracy"]
    adamw = again["adamw_right"]["accuracy"] - again["adamw_double"]["accuracy"]
    assert max(large, adamw) < small / 2
    assert values["lag_shrinks"] is True
    names = ("lag_at_small_rate", "lag_at_large_rate", "lag_with_adamw")
    assert [values[name] for name in names] == pytest.approx([small, large, adamw], abs=0.01)


def test_the_loss_with_two_softmaxes_is_the_floor_plus_the_error_rate(values, again):
    assert values["floor"] == pytest.approx(math.log1p(6 / math.e), abs=1e-12)
    for name in ("large_double", "adamw_double"):
        assert again[name]["loss"] == pytest.approx(values["floor"] + again[name]["errors"], abs=0.05)
        assert again[name]["loss"] > values["floor"]
    assert values["floor_plus_error_rate"] is True


def test_some_training_samples_stay_wrong(values, again):
    assert again["large_double"]["errors"] > again["large_right"]["errors"] == 0
    assert values["errors_remain"] is True


def test_both_start_near_the_loss_of_guessing(values):
    for name in RUNS:
        assert values[name]["first"] == pytest.approx(math.log(7), abs=0.1)


def test_no_run_meets_a_nan(values):
    assert [values[name]["nans"] for name in RUNS] == [0] * len(RUNS)
    assert values["never_nan"] is True


def test_the_table_has_a_row_for_each_run(values, output):
    for (name, (double, _, steps, adamw)), line in zip(RUNS.items(), output.splitlines()[1:7], strict=True):
        label, cells = line[:18], [float(cell) for cell in line[18:].split()]
        assert ("softmax(z)" in label, "AdamW" in label) == (double, adamw)
        accuracies = [values[name][f"step_{step}"] for step in (100, 200, 400) if step <= steps]
        losses = [values[name][which] for which in ("first", "reported", "true_loss")]
        assert cells == pytest.approx([*losses, *accuracies], abs=5.1e-5), name
