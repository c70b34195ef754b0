"""The training once more in NumPy, with gradients by hand, for the first seed."""

import numpy as np
import pytest
import torch

BCE, MARGIN, MULTI_HOT = "BCEWithLogitsLoss", "MultiLabelMarginLoss", "MultiLabelMarginLoss(multi-hot)"


def slope(scores, labels, name):
    if name == BCE:
        return (1 / (1 + np.exp(-scores)) - labels) / labels.size
    true = np.zeros((len(labels), 6))
    for row, sample in zip(true, labels, strict=True):
        if name == MARGIN:
            row[sample] = 1
        else:  # the entries 0 and 1 are read as classes, as often as they occur
            row[0], row[1] = (~sample).sum(), sample.sum()
    lacking = (1 - scores[:, :, None] + scores[:, None, :] > 0) * true[:, :, None] * (true == 0)[:, None, :]
    return (lacking.sum(1) - lacking.sum(2)) / labels.size


def train(inputs, labels, name, rate):
    torch.manual_seed(0)
    start = torch.nn.Linear(8, 6)
    weights = np.vstack([start.weight.detach().double().numpy().T, start.bias.detach().double().numpy()])
    ones, speed = np.ones((len(inputs), 1)), 0
    for _ in range(50):
        speed = 0.9 * speed + np.hstack([inputs, ones]).T @ slope(np.hstack([inputs, ones]) @ weights, labels, name)
        weights = weights - rate * speed
    return lambda x: np.hstack([x, ones]) @ weights


def draw(seed):
    generator = torch.Generator().manual_seed(seed)
    truth = torch.randn(8, 6, generator=generator)
    inputs = torch.randn(3, 1000, 8, generator=generator)
    noise = torch.randn(3, 1000, 6, generator=generator)
    labels = (inputs @ truth + noise + torch.linspace(-3, 1, 6) > 0).numpy()
    return inputs.double().numpy(), labels


def in_order(scores, labels):
    right = total = 0
    for row, sample in zip(scores, labels, strict=True):
        right += (row[sample][:, None] > row[~sample][None, :]).sum()
        total += sample.sum() * (~sample).sum()
    return right / total


@pytest.mark.parametrize("name", [BCE, MARGIN, MULTI_HOT])
def test_numpy_reaches_the_same(values, name):
    inputs, labels = draw(0)
    models = [train(inputs[0], labels[0], name, rate) for rate in (0.3, 1.0)]
    scores = max(models, key=lambda model: in_order(model(inputs[1]), labels[1]))(inputs[2])
    assert values["compared"][name][0] == pytest.approx(in_order(scores, labels[2]), abs=0.01)
    predicted = scores > 0
    precision, recall = labels[2][predicted].mean(), predicted[labels[2]].mean()
    assert values["f1"][name][0] == pytest.approx(2 / (1 / precision + 1 / recall), abs=0.01)
    if name == MULTI_HOT:
        leads = np.sort(scores.argsort(1)[:, -2:], 1) == [0, 1]
        assert values["first_two_on_top"][0] == pytest.approx(leads.all(1).mean(), abs=0.01)


def test_margin_orders_as_well_but_has_no_threshold(values):
    assert values["order_alike"]
    assert np.abs(np.subtract(values["compared"][BCE], values["compared"][MARGIN])).max() < 0.01
    assert values["bce_decides_better"]
    assert np.subtract(values["f1"][BCE], values["f1"][MARGIN]).min() > 0


def test_multi_hot_targets_train_something_else_to_a_loss_of_zero(values):
    assert values["multi_hot_loss_vanishes"]
    assert max(values["last_loss"][MULTI_HOT]) < 0.01 < min(values["last_loss"][MARGIN])
    assert values["multi_hot_below_chance"]
    assert max(values["compared"][MULTI_HOT]) < 0.5
    assert values["first_two_lead"]
    assert len(values["first_two_on_top"]) == 5
    assert min(values["first_two_on_top"]) > 0.95


def test_the_two_classes_that_lead_are_rarer_than_the_others_on_average(values):
    assert values["first_two_are_rare"]
    for seed in range(5):
        labels = draw(seed)[1]
        assert labels[2][:, :2].mean() < labels[2][:, 2:].mean()


def test_means(values):
    for name, key in ((BCE, "bce"), (MARGIN, "margin"), (MULTI_HOT, "multi_hot")):
        assert values["mean_order"][key] == pytest.approx(np.mean(values["compared"][name]))
        assert values["mean_f1"][key] == pytest.approx(np.mean(values["f1"][name]))
        assert values["mean_loss"][key] == pytest.approx(np.mean(values["last_loss"][name]))
