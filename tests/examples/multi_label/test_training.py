import numpy
import pytest
import torch


@pytest.fixture(scope="module")
def drawn():
    """The rule and the three data sets of the example, drawn again."""
    torch.manual_seed(0)
    rule, bias = torch.randn(20, 5) / 2, torch.tensor([0.0, -1.0, -1.5, -2.0, -3.0])
    sets = []
    for count in (1000, 1000, 5000):
        x = torch.randn(count, 20)
        chances = torch.sigmoid(x @ rule + bias)
        sets.append((x.numpy(), torch.bernoulli(chances).numpy(), chances.numpy()))
    return sets


def loss(p, y):
    p = numpy.clip(numpy.broadcast_to(p, y.shape), 1e-7, 1 - 1e-7).astype(float)
    return -(y * numpy.log(p) + (1 - y) * numpy.log(1 - p)).mean()


def test_the_constants_know_the_shares_of_the_training_labels(values, drawn):
    (_, y, _), _, (_, y_test, _) = drawn
    assert values["constants"]["loss"] == pytest.approx(loss(y.mean(0), y_test), abs=1e-5)
    assert values["train_constants"] == pytest.approx(loss(y.mean(0), y), abs=1e-5)


def test_a_model_that_sets_no_label_has_many_elements_and_few_rows_right(values, drawn):
    y = drawn[2][1]
    assert values["no_label"]["elements_right"] == pytest.approx(1 - y.mean(), abs=1e-6)
    assert values["no_label"]["rows_right"] == pytest.approx((y.sum(1) == 0).mean(), abs=1e-6)
    assert values["no_label"]["macro_f1"] == values["no_label"]["micro_f1"] == 0


def test_the_trained_model_lies_between_the_constants_and_the_true_probabilities(values, drawn):
    _, _, (_, y, chances) = drawn
    assert loss(chances, y) < values["trained"]["loss"] < values["constants"]["loss"]
    assert values["learned"] is True
    flagged = chances >= 0.5
    best = (2 * (flagged * y).sum(0) / (flagged + y).sum(0)).mean()
    assert 0.5 < values["trained"]["macro_f1"] < best + 0.01


def test_with_shuffled_labels_only_the_training_loss_falls_below_the_constants(values):
    assert values["shuffled_train_loss"] < values["train_constants"]
    assert values["shuffled_test_loss"] > values["constants"]["loss"]
    assert values["only_memorised"] is True


def test_another_model_memorises_shuffled_labels_too(drawn):
    # random features and least squares, in numpy: a fit of the training labels that says nothing about others
    (x, y, _), _, (x_test, y_test, _) = drawn
    rng = numpy.random.default_rng(0)
    hidden = rng.standard_normal((20, 300))
    features, test_features = (numpy.tanh(inputs @ hidden / 20**0.5) for inputs in (x, x_test))
    shuffled = y[rng.permutation(len(y))]
    weights = numpy.linalg.lstsq(features, shuffled - shuffled.mean(0), rcond=None)[0]
    constant = ((y_test - shuffled.mean(0)) ** 2).mean()
    train_constant = ((shuffled - shuffled.mean(0)) ** 2).mean()
    assert ((features @ weights + shuffled.mean(0) - shuffled) ** 2).mean() < train_constant
    assert ((test_features @ weights + shuffled.mean(0) - y_test) ** 2).mean() > constant
