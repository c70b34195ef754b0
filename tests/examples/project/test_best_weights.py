import re

import pytest
import torch


def test_the_starter_ends_above_the_lowest_loss(values, output):
    lowest, found = map(float, re.findall(r"\d+\.\d+", output))
    assert found > 1.02 * lowest
    assert values["starter_fails"]
    assert values["solution_passes"]


def test_a_state_dict_is_no_copy():
    layer = torch.nn.Linear(1, 1)
    kept = layer.state_dict()
    with torch.no_grad():
        layer.weight.add_(1)
    assert torch.equal(kept["weight"], layer.weight)


def test_a_function_that_does_not_train_fails(functions):
    def idle(model, loss_fn, train, validation):
        return loss_fn(model(validation[0]), validation[1]).item()

    with pytest.raises(AssertionError, match="has not learned"):
        functions("project/best_weights.py")["test_best_weights"](idle)


def test_a_training_that_reports_another_loss_fails(functions):
    example = functions("project/best_weights.py")
    with pytest.raises(AssertionError, match="the lowest validation loss was"):
        example["test_best_weights"](lambda *arguments: example["fit_and_keep_a_copy"](*arguments) - 0.1)
