"""The losses of a positive sample over its logit: plain, with pos_weight 3, focal with gamma 2."""

from lossbook.figures.charts import BAD, GOOD, MAIN, Axis, line, panel, text, to_svg

WORDS = ("x", "y", "bce", "pos_weight", "focal")
VALUES = ("curves",)
# word, colour, and where its label stands: logit and loss
LABELS = (("bce", MAIN, -2.6, 3.2), ("pos_weight", BAD, -0.5, 3.6), ("focal", GOOD, -3.85, 0.6))


def draw(values: dict, words: dict) -> str:
    layers = []
    for column, (word, colour, z, height) in enumerate(LABELS, start=1):
        points = [(row[0], row[column]) for row in values["curves"]]
        layers += [line(points, colour), text((z, height), words[word], colour)]
    return to_svg(
        panel(
            *layers,
            x=Axis(words["x"], (-4, 4), [-4, -2, 0, 2, 4]),
            y=Axis(words["y"], (0, 6), [0, 1, 2, 3, 4, 5, 6]),
        )
    )
