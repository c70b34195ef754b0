"""Training and validation loss over the epochs: means as lines, the range over seeds as bands."""

from lossbook.figures.charts import BAD, GOOD, MAIN, Axis, band, dot, line, panel, text, to_svg

WORDS = ("x", "y", "train", "validation", "lowest")
VALUES = ("spread",)

HIGHEST = 1.0


def draw(values: dict, words: dict) -> str:
    layers = []
    for name, colour in (("train", MAIN), ("validation", BAD)):
        points = values["spread"][name]
        layers += [band([point[:3] for point in points], colour)]
        layers += [line([(epoch, mean) for epoch, _, _, mean in points], colour)]
    epoch, _, _, lowest = min(values["spread"]["validation"], key=lambda point: point[3])
    last = values["spread"]["validation"][-1][0]
    layers += [
        dot((epoch, lowest), GOOD),
        text((epoch, lowest), words["lowest"], GOOD, dy=-16),
        text((last, 0.54), words["validation"], BAD, align="right"),
        text((last, 0.06), words["train"], MAIN, align="right"),
    ]
    x = Axis(words["x"], (0, last), range(0, last + 1, 5))
    return to_svg(panel(*layers, x=x, y=Axis(words["y"], (0, HIGHEST), [0, 0.2, 0.4, 0.6, 0.8, 1])))
