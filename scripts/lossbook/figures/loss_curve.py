"""The curve -log p with three points on it: certain and right, hesitant, certain and wrong."""

from lossbook.figures.charts import BAD, GOOD, MAIN, Axis, dot, guide, line, number, panel, text, to_svg

WORDS = ("x", "y", "confident_right", "unsure", "confident_wrong")
VALUES = ("loss_at_100_percent", "loss_at_10_percent", "loss_at_1_percent", "curve")

# word, value, probability, colour, and where its label stands: pixels and side
POINTS = (
    ("confident_right", "loss_at_100_percent", 1.0, GOOD, 0, -34, "right"),
    ("unsure", "loss_at_10_percent", 0.1, MAIN, 10, -4, "left"),
    ("confident_wrong", "loss_at_1_percent", 0.01, BAD, 10, -2, "left"),
)


def draw(values: dict, words: dict) -> str:
    layers = [line(values["curve"])]
    for word, name, p, colour, dx, dy, align in POINTS:
        loss = values[name]
        label = f"{words[word]}: {number(loss)}"
        layers += [guide((0, loss), (p, loss), (p, 0)), dot((p, loss), colour)]
        layers += [text((p, loss), label, align=align, dx=dx, dy=dy)]
    ticks = [0, 0.2, 0.4, 0.6, 0.8, 1]
    return to_svg(
        panel(*layers, x=Axis(words["x"], (0, 1.02), ticks), y=Axis(words["y"], (0, 5.2), [0, 1, 2, 3, 4, 5]))
    )
