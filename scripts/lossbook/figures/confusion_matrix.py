"""A confusion matrix as a grid: shares of each true class, one row a class."""

from lossbook.figures.charts import MAIN, TEXT, Axis, box, number, panel, text, to_svg

WORDS = ("x", "y")
VALUES = ("share_of_true",)

GAP = 0.03  # between the cells


def draw(values: dict, words: dict) -> str:
    layers = []
    rows = values["share_of_true"]
    for true, row in enumerate(rows):
        for predicted, share in enumerate(row):
            low, high = (predicted - 0.5 + GAP, true - 0.5 + GAP), (predicted + 0.5 - GAP, true + 0.5 - GAP)
            layers.append(box(low, high, MAIN, opacity=0.08 + 0.4 * share))
            layers.append(text((predicted, true), number(share), TEXT, align="center"))
    places = range(len(rows))
    x = Axis(words["x"], (-0.5, len(rows) - 0.5), places, grid=False)
    y = Axis(words["y"], (len(rows) - 0.5, -0.5), places, grid=False)
    return to_svg(panel(*layers, x=x, y=y, width=210, height=170))
