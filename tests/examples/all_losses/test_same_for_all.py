import warnings

import pytest
import torch
from torch import nn
from torch.nn.modules.loss import _Loss


def made(name):
    sizes = {"LinearCrossEntropyLoss": (8, 3), "AdaptiveLogSoftmaxWithLoss": (8, 3, [2])}
    return getattr(nn, name)(*sizes.get(name, ()))


def test_instances_carry_the_mean_but_one_that_has_no_reduction(values):
    found = {name: getattr(made(name), "reduction", None) for name in values["names"]}
    assert [name for name, reduction in found.items() if reduction is None] == [values["without_reduction"]]
    assert set(found.values()) == {"mean", None}
    assert values["all_default_to_mean"] is True


def test_the_number_is_that_of_the_classes_that_derive_from_the_base_and_one(values):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        derived = {name for name, one in vars(nn).items() if isinstance(one, type) and issubclass(one, _Loss)}
    assert set(values["names"]) == (derived - {"NLLLoss2d"}) | {"AdaptiveLogSoftmaxWithLoss"}
    assert values["number_of_losses"] == len(values["names"]) == len(set(values["names"]))


def test_two_losses_have_something_to_train(values):
    trained = [name for name in values["names"] if any(p.requires_grad for p in made(name).parameters())]
    assert trained == values["with_weights"]
    assert values["number_with_weights"] == len(trained)


def test_class_and_function_agree_with_the_formula(values):
    huber = (0.5**2 / 2 + 2.0 * (3.0 - 2.0 / 2)) / 2
    assert values["as_class"] == values["as_function"] == pytest.approx(huber)
    assert values["same_value"] is True


def test_the_old_arguments_win(values):
    assert values["old_sum"] == 0.5 + 3.0
    assert values["old_none"] == [0.5, 3.0]
    assert values["old_wins"] is True
    with pytest.warns(UserWarning, match="size_average and reduce args"):
        torch.nn.L1Loss(size_average=False)
