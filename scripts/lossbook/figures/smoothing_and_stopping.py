"""ECE over the smoothing strength, trained to the end and stopped early, one panel for each data set."""

from lossbook.figures.charts import BAD, GOOD, Axis, band, below, dots, line, panel, text, to_svg

WORDS = ("x", "y", "overlapping", "apart", "end", "stopped")
VALUES = ("ece_curves",)

# ending, colour, and where its label stands in each panel: α and ECE
LINES = (
    ("end", BAD, {"overlapping": (0.012, 0.168), "apart": (0.14, 0.185)}),
    ("stopped", GOOD, {"overlapping": (0.125, 0.013), "apart": (0.108, 0.03)}),
)


def draw(values: dict, words: dict) -> str:
    panels = []
    for name in ("overlapping", "apart"):
        layers = []
        for ending, colour, places in LINES:
            points = values["ece_curves"][f"{name}_{ending}"]
            mean = [(alpha, middle) for alpha, _, _, middle in points]
            layers += [band([point[:3] for point in points], colour), line(mean, colour), dots(mean, colour, 40)]
            side = "right" if (name, ending) == ("apart", "end") else "left"
            layers.append(text(places[name], words[ending], colour, align=side))
        x = Axis(words["x"] if name == "apart" else "", (-0.006, 0.206), [0, 0.05, 0.1, 0.15, 0.2])
        panels.append(panel(*layers, x=x, y=Axis(words["y"], (0, 0.22), [0, 0.1, 0.2]), height=130, title=words[name]))
    return to_svg(below(*panels))
