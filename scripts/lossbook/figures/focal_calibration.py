"""ECE over γ, of the probabilities as they are and recovered, with few and with many training samples."""

from lossbook.figures.charts import BAD, GOOD, Axis, band, below, dots, line, panel, text, to_svg

WORDS = ("x", "y", "few", "many", "as_is", "recovered")
VALUES = ("ece_curves",)

# what the label says, its colour, and where it stands in each panel: γ and ECE
LINES = (
    ("as_is", BAD, {"few": (2.2, 0.055), "many": (2.9, 0.17)}),
    ("recovered", GOOD, {"few": (1.6, 0.195), "many": (3.0, 0.022)}),
)


def draw(values: dict, words: dict) -> str:
    panels = []
    for size in ("few", "many"):
        layers = []
        for word, colour, places in LINES:
            points = values["ece_curves"][size if word == "as_is" else f"{size}_recovered"]
            mean = [(gamma, middle) for gamma, _, _, middle in points]
            layers += [band([point[:3] for point in points], colour), line(mean, colour), dots(mean, colour, 40)]
            side = "right" if places[size][0] in (2.2, 2.9) else "left"
            layers.append(text(places[size], words[word], colour, align=side))
        x = Axis(words["x"] if size == "many" else "", (-0.15, 5.15), [0, 1, 2, 5])
        panels.append(panel(*layers, x=x, y=Axis(words["y"], (0, 0.24), [0, 0.1, 0.2]), height=130, title=words[size]))
    return to_svg(below(*panels))
