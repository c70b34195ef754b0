import math

import pytest


def probability(theta, x, y):
    z = sum(t * feature for t, feature in zip(theta, (1, x, y, x * x, x * y, y * y), strict=True))
    return 1 / (1 + math.exp(-z))


def loss(theta, points, weight, gamma, alpha):
    """Weighted, smoothed focal loss, one point at a time."""
    total = 0.0
    for x, y, label in points:
        p = probability(theta, x, y)
        wanted = alpha / 2 + (1 - alpha) * label
        one = -wanted * (1 - p) ** gamma * math.log(p) - (1 - wanted) * p**gamma * math.log(1 - p)
        total += (weight if label else 1) * one
    return total / len(points)


def settings(values):
    for w, weight in enumerate(values["class_weights"]):
        for g, gamma in enumerate(values["gammas"]):
            for a, alpha in enumerate(values["smoothings"]):
                yield (weight, gamma, alpha), values["fits"][w][g][a]


def test_every_fit_is_where_its_loss_stands_still(values):
    points, step = values["points"], 1e-4
    for setting, theta in settings(values):
        for k in range(6):
            up, down = [[t + (j == k) * sign * step for j, t in enumerate(theta)] for sign in (1, -1)]
            slope = (loss(up, points, *setting) - loss(down, points, *setting)) / (2 * step)
            assert abs(slope) < 2e-5, (setting, k)


def test_there_are_100_common_and_25_rare_points(values):
    labels = [label for _, _, label in values["points"]]
    assert (labels.count(0), labels.count(1)) == (100, 25)
    assert values["share_of_the_rare"] == 0.2
    assert all(round(x, 2) == x and round(y, 2) == y for x, y, _ in values["points"])


@pytest.mark.parametrize(
    "name, setting", [("plain", (1, 0, 0)), ("weighted", (8, 0, 0)), ("focal", (1, 2, 0)), ("smoothed", (1, 0, 0.2))]
)
def test_the_summaries_count_the_points(values, name, setting):
    theta = dict(settings(values))[setting]
    p = [probability(theta, x, y) for x, y, _ in values["points"]]
    labels = [label for _, _, label in values["points"]]
    assert values[name]["found"] == sum(one >= 0.5 and label for one, label in zip(p, labels, strict=True))
    assert values[name]["false_alarms"] == sum(one >= 0.5 and not label for one, label in zip(p, labels, strict=True))
    assert values[name]["mean_prediction"] == pytest.approx(sum(p) / len(p))


def sides(values, setting):
    theta = dict(settings(values))[setting]
    return [probability(theta, x, y) >= 0.5 for x, y, _ in values["points"]]


def test_what_the_page_concludes(values):
    assert values["weight_finds_more"]
    assert values["weight_raises_more_alarms"]
    assert values["focal_mean_is_too_high"]
    assert values["smoothing_leaves_fewer_confident"]
    changed = sum(a != b for a, b in zip(sides(values, (1, 0, 0)), sides(values, (1, 2, 0)), strict=True))
    assert values["changed_by_focal"] == changed
    assert values["focal_changes_few_calls"] is (changed <= 5)


def test_weights_move_the_boundary_and_focal_loss_hardly_does(values):
    assert values["weighted"]["found"] > values["plain"]["found"]
    assert values["weighted"]["false_alarms"] > 2 * values["plain"]["false_alarms"]
    assert values["focal"]["found"] == values["plain"]["found"]
    assert values["focal"]["false_alarms"] == values["plain"]["false_alarms"]


def test_only_the_plain_fit_predicts_the_share_on_average(values):
    assert values["plain"]["mean_prediction"] == pytest.approx(0.2, abs=1e-5)
    for name in ("weighted", "focal", "smoothed"):
        assert values[name]["mean_prediction"] > 0.24


def test_smoothing_pulls_the_mean_to_that_of_its_targets(values):
    assert values["smoothed"]["mean_prediction"] == pytest.approx(0.2 * 0.9 + 0.8 * 0.1, abs=1e-5)


def test_focal_loss_and_smoothing_leave_fewer_confident_points(values):
    by_setting = dict(settings(values))
    for name, setting in (("plain", (1, 0, 0)), ("focal", (1, 2, 0)), ("smoothed", (1, 0, 0.2))):
        p = [probability(by_setting[setting], x, y) for x, y, _ in values["points"]]
        assert values[name]["confident"] == sum(not 0.1 <= one <= 0.9 for one in p)
    assert values["focal"]["confident"] < values["plain"]["confident"] - 20
    assert values["smoothed"]["confident"] < values["plain"]["confident"] - 20
