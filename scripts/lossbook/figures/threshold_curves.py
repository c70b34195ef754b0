"""Precision, recall and F1 over the threshold, with the threshold of the best F1 marked."""

from lossbook.figures.charts import BAD, GOOD, MAIN, Axis, dot, guide, line, panel, text, to_svg

WORDS = ("x", "precision", "recall", "f1", "best")
VALUES = ("curves", "population_threshold", "population_f1")


def draw(values: dict, words: dict) -> str:
    curves = values["curves"]
    best = (values["population_threshold"], values["population_f1"])
    return to_svg(
        panel(
            guide((best[0], 0), (best[0], 1)),
            line(curves["precision"], GOOD),
            line(curves["recall"], BAD),
            line(curves["f1"], MAIN),
            dot(best, MAIN),
            text((best[0], 1), words["best"], align="left", dx=5, dy=9),
            text((0.62, 0.87), words["precision"], GOOD, "right"),
            text((0.045, 0.93), words["recall"], BAD, "left"),
            text((0.55, 0.36), words["f1"], MAIN),
            x=Axis(words["x"], (0, 0.9), [0, 0.2, 0.4, 0.6, 0.8]),
            y=Axis("", (0, 1), [0, 0.2, 0.4, 0.6, 0.8, 1]),
        )
    )
