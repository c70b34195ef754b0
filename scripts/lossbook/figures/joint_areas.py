"""Joint probabilities as areas: columns as wide as P(x), cut by P(y | x)."""

from lossbook.figures.charts import GOOD, MAIN, OTHER, Axis, box, panel, text, to_svg

WORDS = ("x", "y", "whiskers", "no_whiskers", "cat", "dog", "car")
VALUES = ("inputs", "classes", "marginal_x", "conditional")
COLOURS = (MAIN, GOOD, OTHER)
GAP = 0.006


def draw(values: dict, words: dict) -> str:
    layers, middles, names, left = [], [], [], 0.0
    for given, width, shares in zip(values["inputs"], values["marginal_x"], values["conditional"], strict=True):
        middles.append(round(left + width / 2, 3))
        names.append(f"{words[given]} {width:g}")
        bottom = 0.0
        for label, share, colour in zip(values["classes"], shares, COLOURS, strict=True):
            if share:
                layers.append(box((left + GAP, bottom + GAP), (left + width - GAP, bottom + share - GAP), colour, 0.3))
                layers.append(
                    text((left + width / 2, bottom + share / 2), f"{words[label]} {share:.2g}", align="center")
                )
            bottom += share
        left += width
    return to_svg(
        panel(
            *layers,
            x=Axis(words["x"], (0, 1), middles, names=names, grid=False),
            y=Axis(words["y"], (0, 1), [0, 0.5, 1], grid=False),
        )
    )
