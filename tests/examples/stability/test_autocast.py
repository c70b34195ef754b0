import math

import pytest


def test_the_model_gives_bfloat16_and_the_loss_is_float32(values):
    assert values["dtypes"] == {
        "weight": "torch.float32",
        "gradient": "torch.float32",
        "logits": "torch.bfloat16",
        "loss_autocast": "torch.float32",
        "loss_outside": "torch.bfloat16",
        "loss_from_float": "torch.float32",
    }


def exact(rise):
    return math.log(999 + math.exp(rise)) - rise


def test_a_bfloat16_loss_near_seven_has_steps_of_a_thirty_second(values):
    # 8 significant bits: between 4 and 8 they end at 2^-5
    assert all(stair * 32 == round(stair * 32) for stair in values["stairs"])
    assert values["gap_in_bfloat16"] == 1 / 32
    steps = {round(exact(rise) * 32) for rise in values["rises"]}
    assert values["distinct_in_bfloat16"] == pytest.approx(len(steps), abs=1)


def test_the_float32_loss_falls_at_every_step(values):
    smooth = values["smooth"]
    assert values["distinct_in_float32"] == len(smooth) == 41
    assert smooth == sorted(smooth, reverse=True)
    for rise, loss in zip(values["rises"], smooth, strict=True):
        assert loss == pytest.approx(exact(rise), abs=2e-3)  # the logit was rounded to bfloat16
    assert values["largest_error"] == pytest.approx(
        max(abs(a - b) for a, b in zip(values["stairs"], smooth, strict=True)), abs=1e-9
    )


def test_the_table_runs_from_zero_to_a_fifth(values, output):
    lines = output.splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("true logit")) + 1
    rows = [list(map(float, line.split())) for line in lines[start : lines.index("", start)]]
    assert (rows[0][0], rows[-1][0]) == (0, 0.2)
    for rise, stair, smooth in rows:
        assert smooth == pytest.approx(exact(rise), abs=2e-3)
        assert stair == pytest.approx(exact(rise), abs=1 / 64 + 2e-3)  # half a step of bfloat16
