"""ECE and accuracy over the strength of smoothing, at the last step and stopped on the validation loss."""

from lossbook.figures.charts import BAD, GOOD, WIDTH, Axis, below, dots, line, panel, text, to_svg

WORDS = ("x", "ece", "accuracy", "last", "stopped")
VALUES = ("alphas", "eces", "accuracies")


def draw(values: dict, words: dict) -> str:
    alphas = values["alphas"]
    panels = []
    for name, domain, ticks, title, labels in (
        ("eces", (0, 0.17), [0, 0.05, 0.1, 0.15], "", (("last", 0.0, -12, 8), ("stopped", 0.0, 24, 26))),
        ("accuracies", (0.82, 0.89), [0.82, 0.84, 0.86, 0.88], words["x"], ()),
    ):
        layers = []
        for row, colour in zip(values[name], (BAD, GOOD), strict=True):
            points = list(zip(alphas, row, strict=True))
            layers += [line(points, colour), dots(points, colour, 45)]
        for (word, at, dy, dx), row, colour in zip(labels, values[name], (BAD, GOOD), strict=False):
            layers.append(text((at, row[0]), words[word], colour, dx=dx, dy=dy))
        label = words["ece" if name == "eces" else "accuracy"]
        axes = {"x": Axis(title, (-0.01, 0.21), alphas), "y": Axis(label, domain, ticks)}
        panels.append(panel(*layers, **axes, width=WIDTH, height=130))
    return to_svg(below(*panels))
