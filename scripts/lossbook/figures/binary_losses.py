"""The losses of a positive sample over its logit: plain, with pos_weight 3, focal with gamma 2."""

from lossbook.figures.charts import BAD, GOOD, MAIN, Axis, line, panel, text, to_svg

WORDS = ("x", "y", "bce", "pos_weight", "focal")
VALUES = ("curves",)
# word, colour, and where its label stands: logit, pixels to the right and down
LABELS = (("bce", MAIN, -0.5, 10, -8), ("pos_weight", BAD, -0.5, 16, -10), ("focal", GOOD, -2.6, -4, 34))


def draw(values: dict, words: dict) -> str:
    layers = []
    for column, (word, colour, z, dx, dy) in enumerate(LABELS, start=1):
        points = [(row[0], row[column]) for row in values["curves"]]
        height = next(y for x, y in points if x >= z - 1e-9)
        layers += [line(points, colour), text((z, height), words[word], colour, dx=dx, dy=dy)]
    return to_svg(
        panel(
            *layers,
            x=Axis(words["x"], (-4, 4), [-4, -2, 0, 2, 4]),
            y=Axis(words["y"], (0, 6), [0, 1, 2, 3, 4, 5, 6]),
        )
    )
