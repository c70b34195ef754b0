import math

import pytest
import torch


@pytest.mark.parametrize(
    ("name", "old", "device"),
    [
        ("cuda_scaler", "torch.cuda.amp.GradScaler", "cuda"),
        ("cpu_scaler", "torch.cpu.amp.GradScaler", "cpu"),
        ("cuda_autocast", "torch.cuda.amp.autocast", "cuda"),
        ("cpu_autocast", "torch.cpu.amp.autocast", "cpu"),
    ],
)
def test_each_old_name_warns_and_points_to_the_new(values, name, old, device):
    new = f"torch.amp.{old.rpartition('.')[2]}('{device}', args...)"
    assert values[f"{name}_category"] == "FutureWarning"
    assert values[f"{name}_message"] == f"`{old}(args...)` is deprecated. Please use `{new}` instead."


def test_the_new_names_do_not_warn(values):
    assert values["warnings_from_new_names"] == 0
    assert values["caught"] == []
    assert values["initial_scale"] == 2**16


def test_without_a_gpu_the_scaler_warns_and_turns_itself_off(values):
    assert values["no_gpu_category"] == "UserWarning"
    assert values["no_gpu_message"] == "torch.cuda.amp.GradScaler is enabled, but CUDA is not available.  Disabling."
    assert values["no_gpu_enabled"] == "False"
    assert values["no_gpu_scaled"] == 2.0


def test_cross_entropy_under_autocast_is_float32(values):
    assert values["logits_dtype"] == "torch.bfloat16"
    assert values["loss_dtype"] == "torch.float32"


def test_the_losses_differ_by_the_rounding_of_the_logits_only(values):
    torch.manual_seed(0)
    rows = (torch.randn(8, 4).double() @ torch.randn(4, 3).double()).tolist()
    targets = torch.randint(0, 3, (8,)).tolist()
    expected = sum(math.log(sum(map(math.exp, z))) - z[y] for z, y in zip(rows, targets, strict=True)) / 8
    assert values["loss_float32"] == pytest.approx(expected, abs=1e-5)
    # bfloat16 keeps 8 bits: a logit moves by up to 2**-8 of its size, three roundings in a product
    largest = max(abs(z) for row in rows for z in row)
    assert values["loss_autocast"] == pytest.approx(expected, abs=2 * 3 * largest * 2**-8)
    assert values["loss"] == values["loss_autocast"]
