"""The sigmoid over the logit, and below it binary cross-entropy for the targets one and zero."""

from lossbook.figures.charts import BAD, GOOD, MAIN, Axis, below, dot, guide, line, panel, text, to_svg

WORDS = ("x", "probability", "loss", "target_1", "target_0")
VALUES = ("curves",)
DOMAIN, TICKS = (-6, 6), [-6, -4, -2, 0, 2, 4, 6]


def draw(values: dict, words: dict) -> str:
    curves = values["curves"]
    sigmoid = panel(
        guide((-6, 0.5), (0, 0.5), (0, 0)),
        line(curves["sigmoid"], MAIN),
        dot((0, 0.5), MAIN),
        x=Axis("", DOMAIN, TICKS),
        y=Axis(words["probability"], (0, 1), [0, 0.5, 1]),
        height=110,
    )
    losses = panel(
        line(curves["target_1"], GOOD),
        line(curves["target_0"], BAD),
        text((-4.9, 5.6), words["target_1"], GOOD),
        text((4.9, 5.6), words["target_0"], BAD, "right"),
        x=Axis(words["x"], DOMAIN, TICKS),
        y=Axis(words["loss"], (0, 6), [0, 2, 4, 6]),
        height=150,
    )
    return to_svg(below(sigmoid, losses))
