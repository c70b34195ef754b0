import math
import warnings

import pytest
import torch
from torch import nn

Z = [[2.0, 0.1, -1.0], [0.5, -0.5, 1.5]]


def make(name):
    arguments = (2, 3) if name == "LinearCrossEntropyLoss" else ()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # NLLLoss2d is an old name
        return getattr(torch.nn.modules.loss, name)(*arguments)


def test_instances_of_every_loss_carry_the_mean_by_default(values):
    assert values["names"] == torch.nn.modules.loss.__all__
    assert all(make(name).reduction == "mean" for name in values["names"])
    assert values["all_default_to_mean"] is True
    assert values["number_of_losses"] == len(values["names"])


def test_the_alias_left_out_is_another_name_of_a_loss_in_the_table(values):
    assert values["number_in_use"] == values["number_of_losses"] - 1
    (alias,) = values["deprecated"]
    assert issubclass(getattr(torch.nn, alias), nn.NLLLoss)


def test_the_table_holds_every_loss_once(values):
    assert values["table_is_complete"] is True
    assert len(values["listed"]) == len(set(values["listed"])) == values["number_in_use"]
    assert values["number_by_input"] == {kind: len(members) for kind, members in values["takes"].items()}


def test_what_takes_logits_applies_softmax_or_sigmoid_itself(values):
    # on the right side of any finite number such a loss is positive and falls towards zero, and never below
    labels = {"CrossEntropyLoss": torch.tensor([0]), "SoftMarginLoss": torch.tensor([[1.0, -1.0]])}
    logits = [*values["takes"]["logits"], *values["takes"]["logits, labels -1/1"]]
    assert len(logits) == values["number_on_logits"]
    for name in logits:
        target = labels.get(name, torch.tensor([[1.0, 0.0]]))
        losses = [make(name)(torch.tensor([[m, -m]]), target).item() for m in (-30.0, 0.0, 1.0, 5.0)]
        assert losses == sorted(losses, reverse=True)
        assert 0 < losses[-1] < 0.01 < 20 < losses[0] < 70


def test_what_takes_probabilities_refuses_other_numbers(values):
    assert values["takes"]["probs"] == ["BCELoss"]
    with pytest.raises(RuntimeError, match="between 0 and 1"):
        nn.BCELoss()(torch.tensor([2.0]), torch.tensor([1.0]))


def test_losses_of_different_names_agree(values):
    ce = sum(math.log(sum(map(math.exp, row))) - row[y] for row, y in zip(Z, [0, 2], strict=True)) / 2
    margins = [2.0, -0.1, -1.0, -0.5, -0.5, -1.5]  # each logit times +1 or -1 for its label
    softplus = sum(math.log1p(math.exp(-m)) for m in margins) / 6
    assert list(values["binary"].values()) == pytest.approx([softplus] * 4, abs=1e-9)
    assert list(values["multi_class"].values()) == pytest.approx([ce] * 2, abs=1e-9)
    assert values["same_binary"] is values["same_multi_class"] is True
