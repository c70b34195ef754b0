"""F1 over the decision threshold for a common, a rare and a very rare label, with the best threshold of each."""

from lossbook.figures.charts import BAD, MAIN, OTHER, TEXT, Axis, dot, guide, line, panel, text, to_svg

WORDS = ("x", "y", "common", "rare", "rarest")
VALUES = ("f1_curves",)

# word, column in the curves, colour, dashes, where the label stands (threshold, F1) and on which side
LABELS = (
    ("common", 1, MAIN, (1, 0), (0.63, 0.83), "left"),
    ("rare", 3, OTHER, (9, 4), (0.52, 0.52), "left"),
    ("rarest", 5, BAD, (2, 3), (0.06, 0.08), "left"),
)


def draw(values: dict, words: dict) -> str:
    layers = [guide((0.5, 0), (0.5, 1))]
    for word, column, colour, dash, place, side in LABELS:
        points = [(row[0], row[column]) for row in values["f1_curves"]]
        layers += [line(points, colour, dash), dot(max(points, key=lambda point: point[1]), colour)]
        layers.append(text(place, words[word], colour, align=side))
    layers.append(text((0.5, 0.97), "0.5", TEXT, dx=4))
    x = Axis(words["x"], (0, 1), [0, 0.2, 0.4, 0.6, 0.8, 1])
    return to_svg(panel(*layers, x=x, y=Axis(words["y"], (0, 1), [0, 0.2, 0.4, 0.6, 0.8, 1])))
