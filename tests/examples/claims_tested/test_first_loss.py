import math

import numpy as np
import pytest


def test_moderate_inputs_start_near_log_c_and_large_ones_far_above(values):
    assert values["expected"] == pytest.approx(math.log(10))
    assert {len(losses) for losses in values["losses"].values()} == {8}  # seeds
    for loss in values["losses"]["standardised"]:
        assert loss == pytest.approx(math.log(10), rel=0.1)
    assert min(values["losses"]["raw"]) > 2 * math.log(10)
    assert min(values["losses"]["large output"]) > 1.5 * math.log(10)
    for flag in ("near_for_standardised", "far_for_raw", "far_for_large_output"):
        assert values[flag]


def test_no_start_is_below_the_entropy_of_the_targets_by_much(values):
    # A model that knows nothing of random targets cannot be clearly better than log C.
    assert min(values["losses"]["standardised"]) > math.log(10) - 0.1


def fresh_loss(rng, change_inputs, times=1):
    """The first loss of a network in numpy, its weights uniform within 1 / sqrt(inputs) as those of nn.Linear."""

    def layer(x, outputs):
        bound = 1 / math.sqrt(x.shape[1])
        return x @ rng.uniform(-bound, bound, (x.shape[1], outputs)) + rng.uniform(-bound, bound, outputs)

    pixels = rng.uniform(size=(256, 192))
    logits = times * layer(np.maximum(layer(change_inputs(pixels), 128), 0), 10)
    above = logits - logits.max(axis=1, keepdims=True)
    log_p = above - np.log(np.exp(above).sum(axis=1, keepdims=True))
    return -log_p[np.arange(256), rng.integers(10, size=256)].mean()


@pytest.mark.parametrize(
    ("name", "change_inputs", "times"),
    [
        ("standardised", lambda pixels: (pixels - pixels.mean()) / pixels.std(), 1),
        ("raw", lambda pixels: 255 * pixels, 1),
        ("large output", lambda pixels: (pixels - pixels.mean()) / pixels.std(), 30),
    ],
)
def test_a_network_in_numpy_starts_at_the_same_height(values, name, change_inputs, times):
    rng = np.random.default_rng(0)
    by_hand = [fresh_loss(rng, change_inputs, times) for _ in range(24)]
    assert np.median(values["losses"][name]) == pytest.approx(np.median(by_hand), rel=0.2)
