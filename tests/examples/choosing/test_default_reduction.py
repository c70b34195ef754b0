import math
import warnings

import pytest
import torch

Z = [[2.0, 0.1, -1.0], [0.5, -0.5, 1.5]]


def test_every_loss_defaults_to_the_mean(values):
    assert values["names"] == torch.nn.modules.loss.__all__
    assert set(values["default_reduction"]) == set(values["names"])
    assert set(values["default_reduction"].values()) == {"mean"}
    assert values["number_with_mean"] == values["number_of_losses"] == 23


def test_instances_really_carry_that_default(values):
    for name in values["names"]:
        arguments = (2, 3) if name == "LinearCrossEntropyLoss" else ()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # NLLLoss2d is an old name
            assert getattr(torch.nn.modules.loss, name)(*arguments).reduction == "mean"


def test_the_table_holds_every_loss_once(values):
    assert values["table_is_complete"] is True
    assert len(values["listed"]) == len(set(values["listed"])) == 23
    assert values["number_by_input"] == {kind: len(members) for kind, members in values["takes"].items()}


def test_only_three_take_logits(values):
    assert values["number_by_input"]["logits"] == 3
    assert sum(values["number_by_input"].values()) == 23


def test_the_three_apply_softmax_or_sigmoid_themselves(values):
    ce = sum(math.log(sum(map(math.exp, row))) - row[y] for row, y in zip(Z, [0, 2], strict=True)) / 2
    margins = [2.0, -0.1, -1.0, -0.5, -0.5, -1.5]  # each logit times +1 or -1 for its label
    softplus = [math.log1p(math.exp(-m)) for m in margins]
    assert values["loss_ce"] == pytest.approx(ce, abs=1e-9)
    assert values["loss_nll_of_probs"] == pytest.approx(ce, abs=1e-9)
    for name in ("loss_bce_with_logits", "loss_multi_label_soft_margin", "loss_bce_of_probs"):
        assert values[name] == pytest.approx(sum(softplus) / 6, abs=1e-9)
