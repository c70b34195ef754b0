"""Accuracy and loss of five samples while the decision boundary moves: a staircase above a smooth curve."""

from lossbook.figures.charts import BAD, GOOD, MAIN, OTHER, Axis, below, dot, dots, guide, line, panel, text, to_svg

WORDS = ("x", "accuracy", "loss", "flat", "class_0", "class_1", "minimum")
VALUES = ("samples", "labels", "boundaries", "accuracies", "losses")
DOMAIN, TICKS = (-2.5, 3.5), [-2, -1, 0, 1, 2, 3]
GROUND = 0.28  # where the samples lie, below the lowest accuracy


def draw(values: dict, words: dict) -> str:
    boundaries, losses = values["boundaries"], values["losses"]
    of_class = [
        [(x, GROUND) for x, label in zip(values["samples"], values["labels"], strict=True) if label == k]
        for k in (0, 1)
    ]
    lowest, at = min(zip(losses, boundaries, strict=True))
    edges = [guide((x, 0.2), (x, 1.05)) for x in values["samples"]]
    staircase = panel(
        *edges,
        line(zip(boundaries, values["accuracies"], strict=True), BAD),
        dots(of_class[0], OTHER),
        dots(of_class[1], GOOD),
        text((-0.25, GROUND), words["class_0"], align="center"),
        text((2, GROUND), words["class_1"], align="center"),
        text((-0.25, 0.8), words["flat"], align="center", dy=-11),
        x=Axis("", DOMAIN, TICKS, grid=False),
        y=Axis(words["accuracy"], (0.2, 1.05), [0.4, 0.6, 0.8, 1]),
        height=130,
    )
    smooth = panel(
        *(guide((x, 0.2), (x, 1)) for x in values["samples"]),
        line(zip(boundaries, losses, strict=True), MAIN),
        dot((at, lowest), MAIN),
        text((at, lowest), words["minimum"], align="center", dy=-14),
        x=Axis(words["x"], DOMAIN, TICKS, grid=False),
        y=Axis(words["loss"], (0.2, 1), [0.2, 0.4, 0.6, 0.8, 1]),
        height=130,
    )
    return to_svg(below(staircase, smooth))
