"""Frequencies of one outcome over the sample size, for several samples, inside the band of two standard errors."""

from lossbook.figures.charts import GRID, MAIN, OTHER, Axis, band, guide, line, panel, text, to_svg

WORDS = ("x", "y", "probability", "two_errors")
VALUES = ("sizes", "paths", "band")


def draw(values: dict, words: dict) -> str:
    sizes = values["sizes"]
    first, last = sizes[0], sizes[-1]
    probability = sum(values["band"][0][1:]) / 2
    layers = [band(values["band"], GRID, 0.5), guide((first, probability), (last, probability))]
    for path in values["paths"]:
        layers += [line(zip(sizes, path, strict=True), MAIN, width=1.4)]
    layers += [
        text((last, probability), f"{words['probability']} {probability:g}", OTHER, align="right", dy=-24),
        text((30, 0.41), words["two_errors"], dx=14),
    ]
    return to_svg(
        panel(
            *layers,
            x=Axis(words["x"], (first, last), [10, 100, 1000, 10000], log=True, form=",", grid=False),
            y=Axis(words["y"], (0.35, 1.05), [0.4, 0.6, 0.8, 1]),
        )
    )
