"""Loss against the logit margin with and without smoothing, three classes: the minimum, and a point beyond it."""

from lossbook.figures.charts import BAD, GOOD, MAIN, OTHER, Axis, dot, guide, line, number, panel, text, to_svg

WORDS = ("x", "y", "one_hot", "smoothed", "lowest")
VALUES = ("margin_by_classes", "floor_by_classes", "loss_at_margin_10", "curve_one_hot", "curve_smoothed", "alpha")

LEFT = -0.5


def draw(values: dict, words: dict) -> str:
    best = (values["margin_by_classes"]["3"], values["floor_by_classes"]["3"])
    beyond = (10.0, values["loss_at_margin_10"])
    layers = [
        line([point for point in values["curve_one_hot"] if point[0] >= LEFT], OTHER, (6, 4)),
        line([point for point in values["curve_smoothed"] if point[0] >= LEFT], MAIN),
        guide((best[0], 0), best),
        dot(best, GOOD),
        dot(beyond, BAD),
        text((6.2, 0), words["one_hot"], OTHER, dy=-12),
        text((1.2, 1.02), f"{words['smoothed']}, α = {values['alpha']:g}", MAIN),
        text(best, f"{words['lowest']} {number(best[1])}", GOOD, dx=-2, dy=-26),
        text(beyond, number(beyond[1]), BAD, align="right", dx=-8, dy=-8),
    ]
    x, y = Axis(words["x"], (LEFT, 12), [0, 2, 4, 6, 8, 10]), Axis(words["y"], (0, 1.6), [0, 0.5, 1, 1.5])
    return to_svg(panel(*layers, x=x, y=y))
