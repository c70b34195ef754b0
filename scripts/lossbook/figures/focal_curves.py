"""Focal loss against the true-class probability for four values of γ."""

from lossbook.figures.charts import GOOD, MAIN, OTHER, TEXT, Axis, line, panel, text, to_svg

WORDS = ("x", "y", "cross_entropy")
VALUES = ("curves",)

# values, what the legend says, colour, dashes
CURVES = (
    ("gamma_0", "γ = 0", OTHER, (1, 0)),
    ("gamma_1", "γ = 1", TEXT, (9, 4)),
    ("gamma_2", "γ = 2", MAIN, (1, 0)),
    ("gamma_5", "γ = 5", GOOD, (2, 3)),
)
HIGHEST = 3.2


def draw(values: dict, words: dict) -> str:
    layers = []
    for place, (name, label, colour, dash) in enumerate(CURVES):
        layers.append(line([point for point in values["curves"][name] if point[1] <= HIGHEST], colour, dash))
        height = 2.9 - 0.36 * place
        more = f" ({words['cross_entropy']})" if name == "gamma_0" else ""
        layers += [line([(0.36, height), (0.46, height)], colour, dash), text((0.49, height), label + more)]
    x = Axis(words["x"], (0, 1), [0, 0.2, 0.4, 0.6, 0.8, 1])
    return to_svg(panel(*layers, x=x, y=Axis(words["y"], (0, HIGHEST), [0, 1, 2, 3])))
