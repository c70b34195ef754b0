"""Recall of the rare class over training, with and without a class weight: the lines come together."""

from lossbook.figures.charts import MAIN, OTHER, Axis, band, line, panel, text, to_svg

WORDS = ("x", "y", "weighted", "plain")
VALUES = ("recall", "bands", "record_at")


def draw(values: dict, words: dict) -> str:
    layers = []
    for name, colour, place, dy in (("weighted", OTHER, 3, -14), ("plain", MAIN, 6, 22)):
        points = list(zip(values["record_at"], values["recall"][name], strict=True))
        layers += [band(values["bands"][name], colour), line(points, colour)]
        layers.append(text(points[place], words[name], colour, dx=10, dy=dy))
    x = Axis(words["x"], (1, 100), [1, 3, 10, 30, 100], log=True)
    return to_svg(panel(*layers, x=x, y=Axis(words["y"], (0, 1), [0, 0.2, 0.4, 0.6, 0.8, 1])))
