import math

import pytest

KEPT = ["where", "ignore_index", "kept_losses", "replaced_before", "dropped_before"]
# Rows [0, 1] and [1, 0] times [[0, 0], [0, 1]]: logits (0, 1) with target 1 and (0, 0) with target 0.
LOSS = (math.log1p(math.exp(-1)) + math.log(2)) / 2


def test_nan_times_zero_is_nan(values):
    assert math.isnan(values["nan"])
    assert math.isnan(values["nan_times_0"])
    assert math.isnan(values["losses"]["zero_mask"])


@pytest.mark.parametrize("name", KEPT)
def test_every_other_way_shows_a_sound_loss(values, name):
    assert values["losses"][name] == pytest.approx(LOSS, abs=1e-6)


def test_only_what_leaves_before_the_model_spares_the_gradient(values):
    assert values["nan_gradients"] == {
        "zero_mask": 4,
        "where": 4,
        "ignore_index": 4,
        "kept_losses": 4,
        "replaced_before": 0,
        "dropped_before": 0,
    }
