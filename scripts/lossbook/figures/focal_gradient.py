"""The gradient of focal loss relative to that of cross-entropy, over the true-class probability."""

from lossbook.figures.charts import GOOD, MAIN, OTHER, TEXT, Axis, line, panel, text, to_svg

WORDS = ("x", "y", "cross_entropy")
VALUES = ("curves",)


def draw(values: dict, words: dict) -> str:
    curves = values["curves"]
    layers = [
        line([(0, 1), (1, 1)], OTHER),
        line(curves["gamma_1"], TEXT, (9, 4)),
        line(curves["gamma_2"], MAIN),
        line(curves["gamma_5"], GOOD, (2, 3)),
        text((1, 1), words["cross_entropy"], OTHER, align="right", dy=-10),
        text((0.69, 0.72), "γ = 1"),
        text((0.5, 0.5), "γ = 2", MAIN, align="right"),
        text((0.28, 0.3), "γ = 5", GOOD, align="right"),
    ]
    x = Axis(words["x"], (0, 1), [0, 0.2, 0.4, 0.6, 0.8, 1])
    return to_svg(panel(*layers, x=x, y=Axis(words["y"], (0, 1.6), [0, 0.5, 1, 1.5])))
