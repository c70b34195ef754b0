import math

import pytest
import torch

LOG_2, LOG_C = math.log(2), math.log(5)


def ctc(length, frames=6, classes=5):
    """-log of the share of all frame labellings that collapse to `length` times the same label."""
    # the label and the blank are the only classes of such a path; state: (in the label now, labels so far)
    state = {(False, 0): 1, (True, 1): 1}
    for _ in range(frames - 1):
        after = {}
        for (in_label, seen), ways in state.items():
            for now in (False, True):
                key = (now, seen + (now and not in_label))
                after[key] = after.get(key, 0) + ways
        state = after
    ways = sum(count for (_, seen), count in state.items() if seen == length)
    return -math.log(ways / classes**frames)


@pytest.mark.parametrize(
    "task, expected",
    [
        ("value", 1.0),  # (0 - 1)^2
        ("outliers", 0.5),  # half of it, within delta
        ("quantile", 0.9),  # 0.9 times what is missing
        ("uncertainty", 0.5),  # log 1 + 1, halved
        ("count", 1.0),  # e^0 - 2 * 0
        ("binary", LOG_2),
        ("multi_label", LOG_2),
        ("multi_class", LOG_C),
        ("per_token", LOG_C),
        ("per_pixel", LOG_C),
        ("probabilities", LOG_C),
        ("ordinal", LOG_2),
        ("overlap", 1 - (64 + 1) / (32 + 64 + 1)),  # 2 * 32 + 1 over 32 + 64 + 1
        ("sequence", (2 * ctc(3) / 3 + 2 * ctc(2) / 2) / 4),
        ("similarity", 1 - math.sqrt(0.5)),  # margin 1, distances 0 and sqrt(0.5)
        ("ranking", 1.0),  # the second of two scores is 1 too high
    ],
)
def test_the_loss_of_each_task_has_its_closed_form(values, task, expected):
    assert values["losses"][task] == pytest.approx(expected, abs=1e-5)


def test_the_leaves_of_the_tree_are_classes_of_torch_or_functions_of_the_example(values):
    own = {"pinball", "ordinal", "soft_dice"}
    for task, name in values["names"].items():
        assert name in own or hasattr(torch.nn, name), task
