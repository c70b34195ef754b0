"""Two classes on a plane, one of them rare, and the decision boundary that each class weight gives."""

from lossbook.figures.charts import BAD, GOOD, MAIN, OTHER, TEXT, Axis, below, dots, line, panel, text, to_svg

WORDS = ("common", "rare", "weight", "one", "two")
VALUES = ("points", "lines")

LEFT, RIGHT = -3.0, 5.0  # where lines end; their labels stand to the right
HIGHEST, APART = 5.2, 0.75
# way, label, colour, dash; the weights are about 1, √19 and 19
WAYS = (
    ("plain", "1", MAIN, (1, 0)),
    ("root", "√19", GOOD, (6, 3)),
    ("ratio", "19", BAD, (2, 2)),
)


def draw(values: dict, words: dict) -> str:
    return to_svg(below(*(_panel(values, words, name) for name in ("one", "two")), spacing=20))


def _panel(values: dict, words: dict, name: str):
    common, rare = values["points"][name]["0"], values["points"][name]["1"]
    layers = [dots(common, TEXT, 12, 0.35), dots(rare, OTHER, 16, 0.8)]
    height = HIGHEST
    for way, label, colour, dash in WAYS:
        (a, b), c = values["lines"][name][way]
        ends = [(x, -(a * x + c) / b) for x in (LEFT, RIGHT)]
        height = min(ends[1][1], height - APART)  # labels of lines that lie close keep their distance
        shown = f"{words['weight']} {label}" if way == "plain" else label
        layers += [line(ends, colour, dash), text((RIGHT, height), shown, colour, dx=5)]
    layers.append(text((-2.9, -3.6), words["common"]))
    layers.append(text((7.5, 3.4), words["rare"], OTHER, align="right"))
    across, up = Axis("", (LEFT, 7.6), [-2, 0, 2, 4], grid=False), Axis("", (-4.2, HIGHEST), [-2, 0, 2, 4], grid=False)
    return panel(*layers, x=across, y=up, title=words[name])
