import math
import statistics

import pytest
import torch


def test_distillation_has_the_lowest_test_loss(values):
    rows = values["compared"]
    mean = {name: statistics.mean(row) for name, row in rows.items()}
    assert values["mean"] == pytest.approx(mean)
    assert values["lower_loss"] is (mean["distilled"] < min(mean["hard"], mean["smoothed"])) is True
    assert values["wins"] == len(
        [1 for own, labels in zip(rows["distilled"], rows["hard"], strict=True) if own < labels]
    )


def test_the_student_comes_close_to_the_teacher(values):
    assert values["mean_teacher"] == pytest.approx(statistics.mean(values["teachers"]))
    gap = values["mean"]["distilled"] - values["mean_teacher"]
    assert values["close_to_teacher"] is (-0.03 < gap < 0.03) is True
    assert len(values["teachers"]) == 5


def test_nobody_beats_the_data_by_much(values):
    # the entropy of the label given the input, by a fine grid: four normals of unit variance at distance 1.5
    centres = [(1.5, 0), (0, 1.5), (-1.5, 0), (0, -1.5)]
    total = weight = 0.0
    steps = [i / 5 - 6 for i in range(61)]
    for x in steps:
        for y in steps:
            densities = [math.exp(-((x - a) ** 2 + (y - b) ** 2) / 2) for a, b in centres]
            whole = sum(densities)
            total += whole * -sum(d / whole * math.log(d / whole) for d in densities if d)
            weight += whole
    floor = total / weight
    # the mean of 5 times 4000 losses has a standard error of 0.005
    assert floor - 0.01 < values["mean_teacher"] < floor + 0.03
    assert values["mean"]["distilled"] > floor - 0.03


def test_more_labels_leave_less_to_gain(values):
    gains = {
        count: statistics.mean(table["hard"]) - statistics.mean(table["distilled"])
        for count, table in values["tables"].items()
    }
    assert (values["gain"], values["gain_many"]) == pytest.approx((gains["60"], gains["1000"]))
    assert values["gain_shrinks"] is (gains["1000"] < gains["60"] / 2) is True
    assert values["compared"] == values["tables"]["60"]


def test_the_soft_loss_is_the_divergence_of_both_at_temperature_t_times_t_squared(definitions):
    torch.manual_seed(0)
    definitions["T"] = 3.0  # at 2, T squared is 2 T
    z, p = torch.randn(2, 4, 3, dtype=torch.float64), torch.rand(2, 4, 3, dtype=torch.float64).softmax(2)
    expected = []
    for logits, targets in zip(z.tolist(), p.tolist(), strict=True):
        divergences = []
        for row, target in zip(logits, targets, strict=True):
            whole = math.fsum(math.exp(x / 3) for x in row)
            divergences += [sum(q * math.log(q * whole / math.exp(x / 3)) for x, q in zip(row, target, strict=True))]
        expected.append(9 * statistics.mean(divergences))
    assert definitions["soft"](z, p).tolist() == pytest.approx(expected)


def test_each_seed_keeps_the_weights_that_were_best_on_the_watched_data(definitions):
    torch.manual_seed(0)
    seen, cross_entropy = [], definitions["cross_entropy"]

    def noted(z, y):
        seen.append(cross_entropy(z, y))
        return seen[-1]

    x, y = torch.randn(3, 12, 2), torch.randint(4, (3, 12))  # labels without a rule: fitting them helps nobody
    watch = torch.randn(3, 200, 2), torch.randint(4, (3, 200))
    definitions.update(SEEDS=3, CLASSES=4, watch=watch, cross_entropy=noted)
    kept = definitions["train"](cross_entropy, x, y)
    watched = torch.stack(seen)
    assert len(watched) == 15  # every tenth of 150 steps
    assert (watched.argmin(0) < 14).all()
    assert cross_entropy(definitions["forward"](kept, watch[0]), watch[1]).tolist() == watched.amin(0).tolist()
