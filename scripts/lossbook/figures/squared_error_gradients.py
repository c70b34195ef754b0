"""The pull on the logit, by squared error after a sigmoid and by cross-entropy, over the logit of a label of one."""

from lossbook.figures.charts import BAD, GOOD, Axis, dot, line, panel, text, to_svg

WORDS = ("x", "y", "squared", "cross", "wrong")
VALUES = ("curves",)


def draw(values: dict, words: dict) -> str:
    squared = [(z, -gradient) for z, gradient, _ in values["curves"]]
    cross = [(z, -gradient) for z, _, gradient in values["curves"]]
    layers = [
        line(cross, GOOD),
        line(squared, BAD),
        dot(cross[0], GOOD),
        dot(squared[0], BAD),
        text((-8.6, 0.9), words["cross"], GOOD),
        text((-1.8, 0.27), words["squared"], BAD, align="right", dx=-4),
        text((-10, 0), words["wrong"], dx=2, dy=-20),
    ]
    x = Axis(words["x"], (-10.3, 10), [-10, -5, 0, 5, 10], form="d")
    y = Axis(words["y"], (0, 1.05), [0, 0.2, 0.4, 0.6, 0.8, 1])
    return to_svg(panel(*layers, x=x, y=y))
