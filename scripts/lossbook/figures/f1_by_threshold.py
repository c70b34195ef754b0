"""F1 over the threshold for three values of pos_weight: the same height at different places."""

from lossbook.figures.charts import BAD, GOOD, MAIN, Axis, dot, guide, line, panel, text, to_svg

WORDS = ("x", "y", "one", "root", "ratio", "half")
VALUES = ("f1_curves",)


def draw(values: dict, words: dict) -> str:
    layers = [guide((0.5, 0), (0.5, 0.4)), text((0.5, 0.02), words["half"], dx=5)]
    styles = (("one", MAIN, "left", -8), ("root", GOOD, "center", 0), ("ratio", BAD, "right", 8))
    for curve, (word, colour, align, dx) in zip(values["f1_curves"], styles, strict=True):
        peak = max(curve, key=lambda point: point[1])
        layers += [line(curve, colour), dot(peak, colour)]
        layers += [text((peak[0], 0.46), words[word], colour, align=align, dx=dx, dy=0)]
    return to_svg(panel(*layers, x=Axis(words["x"], (0, 1), [0, 0.2, 0.4, 0.6, 0.8, 1]), y=Axis(words["y"], (0, 0.5))))
