import pytest
import torch

STEP = (
    "Attempted step but _scale is None.  This may indicate your script did not use scaler.scale(loss or outputs) "
    "earlier in the iteration."
)
MESSAGES = [
    ("RuntimeError", "unscale_twice", "unscale_() has already been called on this optimizer since the last update()."),
    ("ValueError", "half_gradients", "Attempting to unscale FP16 gradients."),
    ("AssertionError", "no_scale", STEP),
]


@pytest.mark.parametrize(("kind", "name", "text"), MESSAGES)
def test_the_message_is_word_for_word(says, kind, name, text):
    says(kind, name, text)


@pytest.mark.parametrize("device", ["cuda", "cpu"])
@pytest.mark.parametrize(("name", "tool"), [("scaler", "GradScaler"), ("autocast", "autocast")])
def test_the_old_names_point_to_the_new_ones(says, device, name, tool):
    text = f"`torch.{device}.amp.{tool}(args...)` is deprecated. Please use `torch.amp.{tool}('{device}', args...)` instead."
    says("FutureWarning", f"{device}_{name}", text)


def test_the_new_names_are_silent(values):
    assert values["new_names_are_silent"]


@pytest.mark.skipif(torch.cuda.is_available(), reason="the warning is of machines without a GPU")
def test_a_scaler_without_a_gpu_leaves_the_loss_alone(says, values):
    says("UserWarning", "no_gpu", "torch.cuda.amp.GradScaler is enabled, but CUDA is not available.  Disabling.")
    assert values["no_gpu_scaled"] == 2.0


def test_autocast_on_a_cpu_accepts_bce(values):
    assert values["passes_on_a_cpu"]
    assert values["loss_on_cpu"] == pytest.approx(0.693147, abs=1e-6)
