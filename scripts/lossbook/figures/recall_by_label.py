"""Recall of each label, common to rare, for three vectors of pos_weight."""

from lossbook.figures.charts import BAD, GOOD, MAIN, Axis, dots, line, panel, text, to_svg

WORDS = ("x", "y", "none", "root", "ratio")
VALUES = ("recall_by_label", "SHARES")


def draw(values: dict, words: dict) -> str:
    places = range(len(values["SHARES"]))
    layers = []
    for row, word, colour in zip(values["recall_by_label"], ("none", "root", "ratio"), (MAIN, GOOD, BAD), strict=True):
        points = list(zip(places, row, strict=True))
        layers += [line(points, colour), dots(points, colour, 45)]
        layers += [text(points[2], words[word], colour, dx=8, dy=-12)]
    names = [f"{share:g}" for share in values["SHARES"]]
    return to_svg(
        panel(*layers, x=Axis(words["x"], (-0.2, 4.2), list(places), names=names), y=Axis(words["y"], (0, 1)))
    )
