"""How much of the loss of a batch its one hard sample makes up, for each γ."""

from lossbook.figures.charts import MAIN, Axis, bars, number, panel, text, to_svg

WORDS = ("x", "y")
VALUES = ("hard_share",)


def draw(values: dict, words: dict) -> str:
    shares = list(enumerate(values["hard_share"].values()))
    layers = [bars(shares, MAIN, thickness=30)]
    layers += [text(point, number(point[1]), align="center", dy=-10) for point in shares]
    names = list(values["hard_share"])
    x = Axis(words["x"], (-0.6, len(names) - 0.4), range(len(names)), names=names, grid=False)
    return to_svg(panel(*layers, x=x, y=Axis(words["y"], (0, 1.12), [0, 0.5, 1]), height=170))
