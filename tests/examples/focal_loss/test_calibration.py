import numpy
import pytest

SEEDS = 4


def column(values, size, gamma, part, metric):
    found = [run[part][metric] for run in values["runs"][size][str(gamma)]]
    assert len(found) == SEEDS
    return numpy.array(found)


def gap(values, size, gamma, part):
    return column(values, size, gamma, part, "confidence") - column(values, size, gamma, part, "accuracy")


def test_focal_loss_lowers_the_ece_with_few_samples_and_raises_it_with_many(values):
    few = column(values, "few", 2, "test", "ece") - column(values, "few", 0, "test", "ece")
    many = column(values, "many", 2, "test", "ece") - column(values, "many", 0, "test", "ece")
    assert values["helped_few"] is bool(few.max() < 0) is True
    assert values["hurt_many"] is bool(many.min() > 0) is True


def test_trained_longer_the_model_with_many_samples_is_over_confident_and_gains(values):
    long = column(values, "long", 2, "test", "ece") - column(values, "long", 0, "test", "ece")
    assert values["helped_long"] is bool(long.mean() < 0) is True
    assert gap(values, "long", 0, "test").min() > gap(values, "many", 0, "test").max()
    for size, found in values["over_confident"].items():
        assert found == pytest.approx(gap(values, size, 0, "test").mean(), abs=1e-6)


def test_with_few_samples_cross_entropy_is_over_confident_and_with_many_it_is_not(values):
    assert gap(values, "few", 0, "test").min() > 0.05
    assert abs(gap(values, "many", 0, "test")).max() < 0.05


def test_focal_loss_lowers_the_confidence_on_training_data(values):
    lowered = [gap(values, size, 0, "train") - gap(values, size, 2, "train") for size in ("few", "many")]
    assert values["lowered_train_confidence"] is bool(numpy.min(lowered) > 0) is True


def test_recovered_probabilities_are_better_where_the_model_fits_and_worse_where_it_overfits(values):
    many = column(values, "many", 2, "recovered", "ece") - column(values, "many", 2, "test", "ece")
    few = column(values, "few", 2, "recovered", "ece") - column(values, "few", 2, "test", "ece")
    assert values["recovery_helped_many"] is bool(many.max() < 0) is True
    assert values["recovery_hurt_few"] is bool(few.min() > 0) is True


@pytest.mark.parametrize("gamma", [1, 2, 5])
def test_where_the_model_fits_recovering_undoes_nearly_all_that_gamma_does_to_the_confidence(values, gamma):
    at_zero = gap(values, "many", 0, "test")
    lowered = at_zero - gap(values, "many", gamma, "test")
    left = at_zero - gap(values, "many", gamma, "recovered")
    assert lowered.min() > 0.04
    assert abs(left).max() < lowered.min() / 3
    # an increasing function of each probability: the predicted class is the same
    accuracies = column(values, "many", gamma, "recovered", "accuracy")
    assert accuracies == pytest.approx(column(values, "many", gamma, "test", "accuracy"), abs=1e-9)


def test_the_table_and_the_figure_hold_means_and_ranges_over_the_seeds(values):
    for size, by_gamma in values["mean"].items():
        for gamma, row in by_gamma.items():
            assert row["ece"] == pytest.approx(column(values, size, gamma, "test", "ece").mean(), abs=1e-6)
            assert row["accuracy"] == pytest.approx(column(values, size, gamma, "test", "accuracy").mean(), abs=1e-6)
            assert row["train_gap"] == pytest.approx(gap(values, size, gamma, "train").mean(), abs=1e-6)
    for name, points in values["ece_curves"].items():
        size, _, recovered = name.partition("_")
        for gamma, low, high, mean in points:
            found = column(values, size, gamma, recovered or "test", "ece")
            assert [low, high, mean] == pytest.approx([found.min(), found.max(), found.mean()], abs=1e-6)


# --- the same conclusions from code of its own: softmax regression in numpy on data of its own ----------------------


def own_experiment(count, gamma):
    """Confidence minus accuracy of a softmax regression on test data, and its ECE."""
    rng = numpy.random.default_rng(3)
    centers = 0.5 * rng.standard_normal((5, 20))
    labels = rng.integers(0, 5, count + 3000)
    inputs = centers[labels] + rng.standard_normal((count + 3000, 20))
    one_hot = numpy.eye(5)[labels[:count]]
    weights = numpy.zeros((20, 5))
    for _ in range(1500):
        probs = softmax(inputs[:count] @ weights)
        p = (probs * one_hot).sum(1).clip(1e-9, 1 - 1e-9)
        scale = (1 - p) ** gamma - gamma * p * (1 - p) ** (gamma - 1) * numpy.log(p)
        weights -= 0.5 * inputs[:count].T @ (scale[:, None] * (probs - one_hot)) / count
    probs = softmax(inputs[count:] @ weights)
    confidence, right = probs.max(1), probs.argmax(1) == labels[count:]
    bins = numpy.minimum((confidence * 10).astype(int), 9)
    ece = sum(abs((confidence - right)[bins == b].sum()) for b in range(10)) / len(right)
    return (confidence - right).mean(), ece


def softmax(logits):
    powers = numpy.exp(logits - logits.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def test_another_model_agrees_that_the_fit_decides():
    (too_sure, ece), (_, focal_ece) = (own_experiment(60, gamma) for gamma in (0, 2))
    assert too_sure > 0.05
    assert focal_ece < ece
    (too_sure, ece), (_, focal_ece) = (own_experiment(4000, gamma) for gamma in (0, 2))
    assert abs(too_sure) < 0.03
    assert focal_ece > ece
