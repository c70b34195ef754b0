import numpy
import pytest
import torch

PRIOR = [0.90, 0.08, 0.02]


def bayes(assumed):
    """Rare recall and accuracy of the best decision for classes assumed this frequent (Monte Carlo)."""
    generator = torch.Generator().manual_seed(1)
    centers = torch.tensor([[0.0, 0.0], [2.0, 0.0], [0.0, 2.0]])
    recalls = []
    for k in range(3):
        points = centers[k] + torch.randn(100_000, 2, generator=generator)
        score = torch.tensor(assumed).log() - torch.cdist(points, centers) ** 2 / 2
        recalls.append((score.argmax(1) == k).float().mean().item())
    return recalls[2], sum(p * r for p, r in zip(PRIOR, recalls, strict=True))


# 1000 samples hold about 20 rare ones, so a fitted border strays; ten seeds average most of it out,
# least where those 20 carry four fifths of the weight.
@pytest.mark.parametrize(
    "name, assumed, within",
    [
        ("plain", PRIOR, 0.05),
        ("weight", [1.0, 1.0, 1.0], 0.05),
        ("sampler", [1.0, 1.0, 1.0], 0.05),
        ("offset", [1.0, 1.0, 1.0], 0.05),
        ("smoothing_weighted_once", [1.0, 1.0, 1.0], 0.06),
        ("root_weight", [p**0.5 for p in PRIOR], 0.05),
        ("weight_and_sampler", [1 / p for p in PRIOR], 0.12),
    ],
)
def test_a_weight_acts_like_a_change_of_the_prior(values, name, assumed, within):
    recall, accuracy = bayes(assumed)
    assert values["rare_recall"][name] == pytest.approx(recall, abs=within)
    assert values["accuracy"][name] == pytest.approx(accuracy, abs=within)


def test_smoothing_alone_loses_the_rare_class(values):
    recall = values["rare_recall"]
    assert recall["smoothing"] < recall["plain"] / 2
    assert values["lost_by_smoothing"] == pytest.approx(recall["plain"] - recall["smoothing"], abs=1e-12)
    assert values["accuracy"]["smoothing"] == pytest.approx(values["accuracy"]["plain"], abs=0.01)


def test_weights_with_smoothing_overshoot(values):
    assert values["rare_recall"]["weight_and_smoothing"] > 0.95
    assert values["accuracy"]["weight_and_smoothing"] < 0.2
    assert values["rare_precision"]["weight_and_smoothing"] < 0.03


def test_weights_and_sampler_together_are_worse_than_either(values):
    for one in ("weight", "sampler"):
        assert values["accuracy"]["weight_and_sampler"] < values["accuracy"][one] - 0.4
        assert values["balanced_accuracy"]["weight_and_sampler"] < values["balanced_accuracy"][one]
        assert values["rare_precision"]["weight_and_sampler"] < values["rare_precision"][one]


def test_weights_and_sampler_do_the_same(values):
    for measure in ("accuracy", "rare_recall", "rare_precision", "balanced_accuracy"):
        assert values[measure]["weight"] == pytest.approx(values[measure]["sampler"], abs=0.01)


def test_the_truths_are_what_the_tables_say(values):
    recall, precision, accuracy = values["rare_recall"], values["rare_precision"], values["accuracy"]
    assert recall["plain"] < recall["root_weight"] < recall["weight"]
    assert precision["plain"] > precision["root_weight"] > precision["weight"]
    assert recall["plain"] < 0.3
    assert abs(accuracy["smoothing_weighted_once"] - accuracy["weight"]) < 0.03
    names = ["rare_is_missed", "recall_rose", "precision_fell", "three_agree", "twice_overshoots", "once_is_enough"]
    names += ["smoothing_hurts", "smoothing_hides"]
    assert {name: values[name] for name in names} == dict.fromkeys(names, True)


def best_macro_f1():
    """The best macro F1 that any strength of the offset reaches on the true scores (Monte Carlo)."""
    generator = torch.Generator().manual_seed(2)
    centers = torch.tensor([[0.0, 0.0], [2.0, 0.0], [0.0, 2.0]])
    true = torch.multinomial(torch.tensor(PRIOR), 200_000, True, generator=generator)
    points = centers[true] + torch.randn(200_000, 2, generator=generator)
    score = torch.tensor(PRIOR).log() - torch.cdist(points, centers) ** 2 / 2
    found = []
    for step in range(11):
        predicted = (score - step / 10 * torch.tensor(PRIOR).log()).argmax(1)
        hits = [((predicted == k) & (true == k)).sum() for k in range(3)]
        sizes = [(predicted == k).sum() + (true == k).sum() for k in range(3)]
        found.append(sum(2 * h / s for h, s in zip(hits, sizes, strict=True)).item() / 3)
    return max(found)


def test_tuned_on_validation_data_all_come_near_the_best_macro_f1(values):
    best, tuned = best_macro_f1(), values["tuned_f1"]
    for name in ("plain", "root_weight", "weight", "sampler"):
        assert best - 0.05 < tuned[name] < best + 0.01
    assert max(values["f1"].values()) < tuned["plain"]
    assert tuned["weight_and_sampler"] > values["f1"]["weight_and_sampler"] + 0.3
    names = ("tuned_are_alike", "tuned_plain_beats_untuned", "tuning_undoes_the_double", "neither_always_wins")
    assert {name: values[name] for name in names} == dict.fromkeys(names, True)


def test_wins_are_counted_seed_by_seed(values):
    by_seed = values["tuned_by_seed"]
    assert len(by_seed["plain"]) == values["seeds"] == 10
    wins = sum(by_seed["plain"][s] > by_seed["weight"][s] for s in range(10))
    assert values["seeds_won_by_plain"] == wins


def test_plain_is_the_most_accurate_and_the_weight_has_the_best_mean_recall(values):
    assert max(values["accuracy"], key=values["accuracy"].get) == "plain"
    best = max(values["balanced_accuracy"], key=values["balanced_accuracy"].get)
    assert best in ("weight", "sampler", "offset", "smoothing_weighted_once")


def test_accuracy_hardly_sees_a_model_that_mean_recall_sees(values):
    # answering with the common class is right as often as it occurs
    assert values["majority_accuracy"] == pytest.approx(PRIOR[0], abs=0.01)
    assert values["accuracy"]["plain"] - values["majority_accuracy"] < 0.04
    assert values["balanced_accuracy"]["plain"] > 1 / 3 + 0.15
    assert values["accuracy_hardly_differs"] is values["recall_differs"] is True


# --- the model without weights once more: Newton's method on the same draws, and its decisions counted in numpy ----------


def drawn(n, generator):
    centers = numpy.array([[0.0, 0.0], [2.0, 0.0], [0.0, 2.0]])
    y = torch.multinomial(torch.tensor(PRIOR), n, replacement=True, generator=generator).numpy()
    return centers[y] + torch.randn(n, 2, dtype=torch.float64, generator=generator).numpy(), y


def fitted(x, y):
    """Softmax regression, its first class held at 0: the scores of any points."""
    x1, theta = numpy.column_stack([x, numpy.ones(len(x))]), numpy.zeros(6)
    for _ in range(25):
        p = softmax(numpy.column_stack([numpy.zeros(len(x)), x1 @ theta.reshape(2, 3).T]))[:, 1:]
        slope = ((p - numpy.eye(3)[y][:, 1:]).T @ x1).ravel()
        curvature = numpy.block(
            [[x1.T @ (x1 * (p[:, i] * ((i == j) - p[:, j]))[:, None]) for j in (0, 1)] for i in (0, 1)]
        )
        theta -= numpy.linalg.solve(curvature, slope)
    return lambda points: numpy.column_stack(
        [numpy.zeros(len(points)), numpy.column_stack([points, numpy.ones(len(points))]) @ theta.reshape(2, 3).T]
    )


def softmax(z):
    powers = numpy.exp(z - z.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def own_macro_f1(y, predicted):
    return numpy.mean(
        [2 * ((y == k) & (predicted == k)).sum() / ((y == k).sum() + (predicted == k).sum()) for k in range(3)]
    )


def test_the_plain_model_and_its_tuned_offset_are_those_of_newton(values):
    true, plain, tuned, by_seed = [], [], [], []
    for seed in range(10):
        generator = torch.Generator().manual_seed(seed)
        (x, y), (fresh, labels) = drawn(1000, generator), drawn(5000, generator)
        counts = numpy.bincount(y)
        torch.multinomial(torch.tensor(1 / counts)[y], 1000, True, generator=generator)  # the sampler of the example
        seen, known = drawn(2000, generator)
        scores = fitted(x, y)
        strengths = [step / 4 for step in range(-8, 7)]
        reached = [own_macro_f1(known, (scores(seen) - s * numpy.log(counts)).argmax(1)) for s in strengths]
        best = strengths[int(numpy.argmax(reached))]
        true.append(labels)
        plain.append(scores(fresh).argmax(1))
        tuned.append((scores(fresh) - best * numpy.log(counts)).argmax(1))
        by_seed.append(own_macro_f1(labels, tuned[-1]))
    true, plain, tuned = map(numpy.concatenate, (true, plain, tuned))
    assert values["accuracy"]["plain"] == pytest.approx((plain == true).mean(), abs=1e-4)
    assert values["f1"]["plain"] == pytest.approx(own_macro_f1(true, plain), abs=1e-4)
    assert values["tuned_by_seed"]["plain"] == pytest.approx(by_seed, abs=1e-3)
    assert values["tuned_f1"]["plain"] == pytest.approx(own_macro_f1(true, tuned), abs=1e-4)
