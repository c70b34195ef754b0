import math

import pytest

W = [0.5, 1.0, 10.0]
ROWS = [[2.0, 0.5, -1.0], [1.0, 1.5, 0.0], [0.5, 0.0, 1.0]]


def losses(row):
    total = sum(map(math.exp, row))
    return [math.log(total) - z for z in row]


def target(y, alpha=0.1):
    return [(1 - alpha) * (k == y) + alpha / 3 for k in range(3)]


def numerators(name, row, y, alpha=0.1):
    """What the class k contributes: its weight, its target and its loss."""
    t, loss = target(y, alpha), losses(row)
    if name == "once":
        return sum(W[y] * a * b for a, b in zip(t, loss, strict=True))
    if name == "shared":
        inverse = [1 / w for w in W]
        t = [(1 - alpha) * (k == y) + alpha * inverse[k] / sum(inverse) for k in range(3)]
    return sum(w * a * b for w, a, b in zip(W, t, loss, strict=True))


def loss(name, rows, targets, alpha=0.1):
    total = sum(numerators(name, row, y, alpha) for row, y in zip(rows, targets, strict=True))
    return total / (len(rows) if name == "soft" else sum(W[y] for y in targets))


NAMES = ["built_in", "once", "soft", "shared"]


@pytest.mark.parametrize("name", NAMES)
def test_every_version_follows_its_formula(values, name):
    even = [[0.0] * 3] * 3
    assert values["values"][name] == pytest.approx(loss(name, ROWS, [0, 1, 2]))
    assert values["starts"][name] == pytest.approx(loss(name, even, [0, 1, 2]))
    assert values["starts_common"][name] == pytest.approx(loss(name, even, [0, 0, 1]))
    assert values["no_alpha"][name] == pytest.approx(loss(name, ROWS, [0, 1, 2], 0))


@pytest.mark.parametrize("name", NAMES)
def test_the_minimum_is_at_the_weighted_targets(values, name):
    t = target(0)
    if name == "shared":
        t = [0.9 * (k == 0) + 0.1 / W[k] / sum(1 / w for w in W) for k in range(3)]
    masses = t if name == "once" else [w * a for w, a in zip(W, t, strict=True)]
    best = [m / sum(masses) for m in masses]
    assert values["best_probability"][name] == pytest.approx(best, abs=1e-4)
    at_best = loss(name, [[math.log(p) for p in best]], [0])
    assert values["floor"][name] == pytest.approx(at_best, abs=1e-6)


def test_the_conclusions(values):
    assert len({round(values["values"][name], 3) for name in NAMES}) == 4
    assert values["all_differ"] is True
    assert values["starts"]["once"] == pytest.approx(math.log(3)) == pytest.approx(values["starts_common"]["once"])
    assert values["once_starts_at_log_classes"] is True
    assert values["soft_over_built_in"] == pytest.approx(sum(W) / 3)
    best = values["best_probability"]["built_in"]
    assert values["prefers_the_rare_class"] is (best[2] > best[0] / 2) is True
    assert values["target_of_once"] == pytest.approx(values["best_probability"]["once"][0], abs=1e-4)
    plain = [loss(name, ROWS, [0, 1, 2], 0) for name in ("built_in", "once", "shared")]
    assert plain == pytest.approx([plain[0]] * 3)
    assert values["agree_without_smoothing"] is values["agree_without_weights"] is True


def test_the_steepest_gradient(values):
    t = target(0)
    # one logit far above or below the others: its probability is 1 or 0
    once = max(abs(p - t[k]) for k in range(3) for p in (0, 1))
    masses = [w * a / W[0] for w, a in zip(W, t, strict=True)]
    built_in = max(abs(p * sum(masses) - masses[k]) for k in range(3) for p in (0, 1))
    assert values["steepest"] == pytest.approx({"once": once, "built_in": built_in})
    assert once <= 1 < built_in  # the bound of the table is that of the first


def test_the_curves(values):
    curves, step = values["loss_curves"], 1e-6
    assert curves["x"] == [one / 4 for one in range(-24, 25)]
    for label, name, alpha in (
        ("built-in", "built_in", 0.1),
        ("weighted once", "once", 0.1),
        ("alpha=0", "built_in", 0),
    ):

        def at(x, name=name, alpha=alpha):
            return loss(name, [[x, 0.0, 0.0]], [0], alpha)

        assert curves["loss"][label] == pytest.approx([at(x) for x in curves["x"]])
        slopes = [(at(x + step) - at(x - step)) / (2 * step) for x in curves["x"]]
        assert curves["gradient"][label] == pytest.approx(slopes, abs=1e-6)
