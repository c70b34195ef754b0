import math

import pytest
import torch


@pytest.fixture
def exact():
    """The loss of the same model in float64."""
    torch.manual_seed(0)
    model, inputs, targets = torch.nn.Linear(20, 1000), torch.randn(64, 20), torch.randint(1000, (64,))
    logits = inputs.double() @ model.weight.double().T + model.bias.double()
    return (torch.logsumexp(logits, 1) - logits[range(64), targets]).mean().item()


def test_the_model_gives_bfloat16_and_the_loss_is_float32(values):
    assert values["dtypes"] == {
        "weight": "torch.float32",
        "gradient": "torch.float32",
        "logits": "torch.bfloat16",
        "loss_autocast": "torch.float32",
        "loss_outside": "torch.bfloat16",
        "loss_from_float": "torch.float32",
    }


def test_the_float32_loss_is_exact(values, exact):
    assert values["loss_float32"] == pytest.approx(exact, abs=1e-5)
    assert exact == pytest.approx(math.log(1000), abs=0.5)


def test_the_loss_under_autocast_is_off_by_the_rounded_logits_only(values, exact):
    # 64 rows of logits, each off by up to 2^-9 relative
    assert values["loss_autocast"] == pytest.approx(exact, abs=2e-3)
    assert values["loss_from_float"] == pytest.approx(values["loss_autocast"], abs=1e-6)
    assert values["error_autocast"] == pytest.approx(abs(values["loss_autocast"] - exact), abs=1e-5)


def test_a_bfloat16_loss_has_steps_of_a_thirty_second(values):
    assert values["loss_outside"] * 32 == round(values["loss_outside"] * 32)
    assert values["error_outside"] > 10 * values["error_autocast"]
    assert values["error_outside"] < 1 / 16
