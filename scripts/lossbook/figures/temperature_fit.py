"""Cross-entropy (top) and ECE (bottom) over the temperature, with the fitted temperature marked."""

from lossbook.figures.charts import BAD, GOOD, MAIN, Axis, below, guide, line, panel, text, to_svg

WORDS = ("x", "loss", "ece", "validation", "fresh", "fitted")
VALUES = ("curves", "temperatures")
DOMAIN, TICKS = (0.5, 6), [0.5, 1, 2, 4]


def draw(values: dict, words: dict) -> str:
    curves, fitted = values["curves"], values["temperatures"][0]

    def within(name: str) -> list:
        return [point for point in curves[name] if point[0] <= DOMAIN[1]]

    return to_svg(
        below(
            panel(
                guide((fitted, 0.3), (fitted, 0.9)),
                line(within("fresh_nll"), GOOD, (7, 4)),
                line(within("val_nll"), MAIN),
                text((0.6, 0.84), words["validation"], MAIN, dx=26),
                text((0.6, 0.38), words["fresh"], GOOD),
                text((fitted, 0.87), words["fitted"], dx=5),
                x=Axis("", DOMAIN, TICKS, log=True),
                y=Axis(words["loss"], (0.3, 0.9), [0.3, 0.5, 0.7, 0.9]),
                height=140,
            ),
            panel(
                guide((fitted, 0), (fitted, 0.3)),
                line(within("ece"), BAD),
                x=Axis(words["x"], DOMAIN, TICKS, log=True),
                y=Axis(words["ece"], (0, 0.3), [0, 0.1, 0.2, 0.3]),
                height=100,
            ),
        )
    )
