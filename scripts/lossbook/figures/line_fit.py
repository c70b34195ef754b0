"""A hundred samples, five of them far below the rest, and the lines that three losses fit."""

from lossbook.figures.charts import BAD, GOOD, GRID, MAIN, TEXT, Axis, dots, line, panel, text, to_svg

WORDS = ("x", "y", "mse", "mae", "huber", "outliers")
VALUES = ("samples", "outlier_fit")


def draw(values: dict, words: dict) -> str:
    samples = values["samples"]
    outliers = [(x, y) for x, y in samples if y < -5]

    def fitted(name: str):
        slope, intercept = values["outlier_fit"][name]
        return [(x, slope * x + intercept) for x in (-1, 1)]

    right = {name: fitted(name)[1] for name in ("mse", "mae", "huber")}
    return to_svg(
        panel(
            dots([s for s in samples if s[1] >= -5], GRID, 22),
            dots(outliers, TEXT, 22),
            line(fitted("mse"), BAD),
            line(fitted("mae"), GOOD, (7, 4)),
            line(fitted("huber"), MAIN),
            text(outliers[0], words["outliers"], align="right", dx=-10),
            text(right["mse"], words["mse"], BAD, dx=6),
            text(right["mae"], words["mae"], GOOD, dx=6, dy=-7),
            text(right["huber"], words["huber"], MAIN, dx=6, dy=8),
            x=Axis(words["x"], (-1, 1.5), [-1, -0.5, 0, 0.5, 1], grid=False),
            y=Axis(words["y"], (-18, 5), [-15, -10, -5, 0, 5]),
            height=240,
        )
    )
