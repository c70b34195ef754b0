"""ECE and accuracy over the strength of smoothing, at the last step and stopped on the validation loss."""

from lossbook.figures.charts import BAD, GOOD, WIDTH, Axis, below, dots, line, panel, text, to_svg

WORDS = ("x", "ece", "accuracy", "last", "stopped")
VALUES = ("alphas", "eces", "accuracies")
COLOURS = (BAD, GOOD)  # after the last step, stopped


def draw(values: dict, words: dict) -> str:
    alphas, (last, _), (_, stopped) = values["alphas"], values["eces"], values["accuracies"]
    ece = Axis(words["ece"], (0, 0.17), [0, 0.05, 0.1, 0.15])
    accuracy = Axis(words["accuracy"], (0.82, 0.89), [0.82, 0.84, 0.86, 0.88])
    last_label = text((alphas[0], last[0]), words["last"], BAD, dx=8, dy=-12)
    stopped_label = text((alphas[2], stopped[2]), words["stopped"], GOOD, dx=8, dy=12)
    return to_svg(
        below(
            _panel(alphas, values["eces"], last_label, "", ece),
            _panel(alphas, values["accuracies"], stopped_label, words["x"], accuracy),
        )
    )


def _panel(alphas: list, rows: list, label, title: str, y: Axis):
    layers = [label]
    for row, colour in zip(rows, COLOURS, strict=True):
        points = list(zip(alphas, row, strict=True))
        layers += [line(points, colour), dots(points, colour, 45)]
    return panel(*layers, x=Axis(title, (-0.01, 0.21), alphas), y=y, width=WIDTH, height=130)
