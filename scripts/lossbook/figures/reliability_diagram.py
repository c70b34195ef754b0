"""Accuracy against confidence, bin by bin, beside the diagonal of perfect calibration; larger points hold more samples."""

from lossbook.figures.charts import BAD, MAIN, TEXT, Axis, dot, line, panel, text, to_svg

WORDS = ("x", "y", "perfect", "gap")
VALUES = ("bins",)
TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1]


def draw(values: dict, words: dict) -> str:
    bins = values["bins"]
    largest = max(count for *_, count in bins)
    gaps = [line([(confidence, confidence), (confidence, accuracy)], BAD, width=3) for confidence, accuracy, _ in bins]
    points = [
        dot((confidence, accuracy), MAIN, 20 + 240 * (count / largest) ** 0.5) for confidence, accuracy, count in bins
    ]
    return to_svg(
        panel(
            line([(0, 0), (1, 1)], TEXT, (6, 4), 1.5),
            *gaps,
            *points,
            text((0.5, 0.62), words["perfect"], align="right"),
            text((0.98, 0.3), words["gap"], BAD, "right"),
            x=Axis(words["x"], (0, 1.04), TICKS),
            y=Axis(words["y"], (0, 1.04), TICKS),
            height=230,
        )
    )
