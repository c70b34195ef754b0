import pytest


def test_backward_leaves_a_gradient_65536_times_too_large(values):
    assert values["initial_scale"] == 2**16
    assert values["scaled_gradient"] == pytest.approx(6553.6, rel=1e-6)  # float32


def test_the_scaler_takes_the_scale_out_before_the_step(values):
    assert values["weight_with_scaler"] == pytest.approx(1 - 0.1, abs=1e-6)


def test_only_a_fused_optimizer_divides_by_itself(values):
    assert values["gradient_at_step"]["plain"] == pytest.approx(0.1, rel=1e-6)
    assert values["gradient_at_step"]["fused"] == pytest.approx(6553.6, rel=1e-6)
    # AdamW's first step: the learning rate, after the weight decayed by lr * 0.01
    for weight in values["weight_after_step"].values():
        assert weight == pytest.approx(1 - 0.01 - 1, abs=1e-5)
    assert values["fused_gives_the_same"] is True


def test_adamw_takes_the_same_step_with_the_scale_still_in_the_gradient(values):
    # the first step has the length of the learning rate whatever the gradient
    assert values["adamw_without_scaler"] == pytest.approx(1 - 0.01 - 1, abs=1e-5)
    assert values["adamw_hides_it"] is True


def test_a_plain_step_applies_the_scaled_gradient(values):
    assert values["weight_without_scaler"] == pytest.approx(1 - 6553.6, rel=1e-6)


def test_an_infinite_gradient_skips_the_step_and_halves_the_scale(values):
    assert values["weight_after_infinite_gradient"] == 1
    assert values["scale_after_infinite_gradient"] == 2**15


def test_clipping_needs_the_scale_out(values):
    assert values["norm_before_unscale"] == pytest.approx(6553.6, rel=1e-6)
    assert values["norm_after_unscale"] == pytest.approx(0.1, abs=1e-6)


def test_the_old_name_warns(values):
    assert values["old_name_category"] == "FutureWarning"
    expected = (
        "`torch.cuda.amp.GradScaler(args...)` is deprecated. "
        "Please use `torch.amp.GradScaler('cuda', args...)` instead."
    )
    assert values["old_name_warning"] == expected
