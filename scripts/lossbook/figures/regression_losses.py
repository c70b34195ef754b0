"""Squared, absolute and Huber loss over the error, and below them the gradients: one grows, two are bounded."""

from lossbook.figures.charts import BAD, GOOD, MAIN, Axis, below, line, panel, text, to_svg

WORDS = ("x", "loss", "gradient", "mse", "mae", "huber")
VALUES = ("curves",)
LOOKS = {"mse": (BAD, (1, 0)), "mae": (GOOD, (7, 4)), "huber": (MAIN, (1, 0))}
LABELS = {  # word: point and side of its label, above and below
    "loss": {"mse": (-2.35, 5.6, "left"), "mae": (4, 4.35, "right"), "huber": (4, 2.35, "right")},
    "gradient": {"mse": (1.45, 2.6, "right"), "mae": (-1.6, -1.5, "center"), "huber": (2.6, 0.5, "center")},
}


def draw(values: dict, words: dict) -> str:
    curves = values["curves"]

    def layers(kind: str):
        for name, (colour, dash) in LOOKS.items():
            points = list(zip(curves["errors"], curves[name][kind], strict=True))
            if (name, kind) == ("mae", "gradient"):  # it jumps at an error of zero
                yield line([(x, y) for x, y in points if x < 0], colour, dash)
                points = [(x, y) for x, y in points if x > 0]
            yield line(points, colour, dash)
            x, y, align = LABELS[kind][name]
            yield text((x, y), words[name], colour, align)

    ticks = [-4, -2, 0, 2, 4]
    losses = panel(*layers("loss"), x=Axis("", (-4, 4), ticks), y=Axis(words["loss"], (0, 6), [0, 2, 4, 6]), height=150)
    gradients = panel(
        *layers("gradient"),
        x=Axis(words["x"], (-4, 4), ticks),
        y=Axis(words["gradient"], (-3, 3), [-3, -2, -1, 0, 1, 2, 3]),
        height=150,
    )
    return to_svg(below(losses, gradients))
