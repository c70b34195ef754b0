import numpy
import pytest

SEEDS = 4
DATA = ("overlapping", "apart")
ENDINGS = ("end", "stopped")


def test_the_runs_cover_every_data_set_alpha_and_seed(values):
    assert list(values["runs"]) == list(DATA)
    for by_percent in values["runs"].values():
        assert list(by_percent) == ["0", "5", "10", "20"]
        assert all(len(found) == SEEDS for found in by_percent.values())


def differences(values, name, metric, one, other):
    (percent, ending), (other_percent, other_ending) = one, other
    left = [run[ending][metric] for run in values["runs"][name][percent]]
    right = [run[other_ending][metric] for run in values["runs"][name][other_percent]]
    return numpy.subtract(left, right)


def test_confidence_fell_in_every_run_to_the_end(values):
    found = [differences(values, name, "confidence", ("10", "end"), ("0", "end")) for name in DATA]
    assert values["confidence_fell"] is bool(numpy.max(found) < 0) is True


def test_smoothing_lowered_the_ece_only_where_the_classes_overlap(values):
    overlapping, apart = (differences(values, name, "ece", ("10", "end"), ("0", "end")) for name in DATA)
    assert values["helped_overlapping"] is bool(overlapping.max() < 0) is True
    assert values["hurt_apart"] is bool(apart.min() > 0) is True


def test_over_confidence_is_large_where_smoothing_helped_and_small_where_it_did_not(values):
    mean = values["mean"]
    assert mean["overlapping_end"]["0"]["confidence"] - mean["overlapping_end"]["0"]["accuracy"] > 0.1
    assert mean["apart_end"]["0"]["confidence"] - mean["apart_end"]["0"]["accuracy"] < 0.05


def test_trained_to_the_end_smoothing_lowered_accuracy_where_the_classes_overlap(values):
    found = differences(values, "overlapping", "accuracy", ("10", "end"), ("0", "end"))
    assert values["accuracy_fell_overlapping"] is bool(found.mean() < -0.01) is True


def test_after_early_stopping_smoothing_gains_little_or_raises_the_ece(values):
    for metric, found in values["stopped_changes"].items():
        own = differences(values, "overlapping", metric, ("10", "stopped"), ("0", "stopped")).mean()
        assert found == pytest.approx(own, abs=1e-9)
        assert abs(own) < 0.02
    assert values["little_gained_after_stopping"] is True
    apart = differences(values, "apart", "ece", ("10", "stopped"), ("0", "stopped"))
    assert values["hurt_apart_stopped"] is bool(apart.min() > 0) is True


def test_some_sample_is_more_confident_than_the_target(values):
    highest = [run[ending]["highest"] for name in DATA for run in values["runs"][name]["10"] for ending in ENDINGS]
    assert values["overshoots"] is (min(highest) > 0.92) is True


def test_the_figure_shows_the_ends_and_the_mean_over_the_seeds(values):
    for label, points in values["ece_curves"].items():
        name, ending = label.split("_")
        for alpha, low, high, mean in points:
            percent = f"{100 * alpha:.0f}"
            found = [run[ending]["ece"] for run in values["runs"][name][percent]]
            assert (low, high) == (min(found), max(found))
            assert mean == pytest.approx(numpy.mean(found))
            assert mean == pytest.approx(values["mean"][label][percent]["ece"])


# --- the same conclusion from code of its own: softmax regression in numpy, plain gradient descent ----------------


def own_experiment(distance, wide, alpha):
    """Mean over-confidence and ECE on fresh data; random features make the model wide enough to overfit."""
    rng = numpy.random.default_rng(1)
    centers = distance * rng.standard_normal((5, 20))
    labels = rng.integers(0, 5, 2300)
    features = centers[labels] + rng.standard_normal((2300, 20))
    if wide:
        features = numpy.maximum(features @ rng.standard_normal((20, 100)) / 20**0.5, 0)
    train, test = slice(300), slice(300, None)
    targets = numpy.eye(5)[labels] * (1 - alpha) + alpha / 5
    weights = numpy.zeros((features.shape[1], 5))
    for _ in range(1000):
        weights -= 0.3 * features[train].T @ (softmax(features[train] @ weights) - targets[train]) / 300
    probs = softmax(features[test] @ weights)
    confidence, right = probs.max(1), probs.argmax(1) == labels[test]
    bins = numpy.minimum((confidence * 10).astype(int), 9)
    ece = sum(abs((confidence - right)[bins == b].sum()) for b in range(10)) / len(right)
    return (confidence - right).mean(), ece


def softmax(logits):
    powers = numpy.exp(logits - logits.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def test_another_model_comes_to_the_same_conclusion_smoothing_helps_where_the_plain_model_is_over_confident():
    (too_sure, ece), (_, smoothed_ece) = (own_experiment(0.5, True, alpha) for alpha in (0.0, 0.1))
    assert too_sure > 0.05
    assert smoothed_ece < ece
    (too_sure, ece), (_, smoothed_ece) = (own_experiment(1.0, False, alpha) for alpha in (0.0, 0.1))
    assert abs(too_sure) < 0.05
    assert smoothed_ece > ece
