"""One distribution with two peaks, and the one-peaked distribution nearest to it in each direction of KL divergence."""

from lossbook.figures.charts import BAD, GOOD, GRID, TEXT, WIDTH, Axis, band, below, line, panel, text, to_svg

WORDS = ("x", "probability", "forward", "reverse", "truth")
VALUES = ("curves",)


def draw(values: dict, words: dict) -> str:
    forward = _fit(values["curves"], 2, GOOD, words["forward"], words["truth"], "", words["probability"])
    reverse = _fit(values["curves"], 3, BAD, words["reverse"], "", words["x"], words["probability"])
    return to_svg(below(forward, reverse))


def _fit(curves: list, column: int, colour: str, title: str, truth: str, x: str, y: str):
    p = [(row[0], row[1]) for row in curves]
    q = [(row[0], row[column]) for row in curves]
    peak = max(q, key=lambda point: point[1])
    layers = [
        band([(place, 0, height) for place, height in p], GRID, 0.35),
        line(p, GRID, width=1.5),
        line(q, colour),
        text(peak, "Q", colour, align="center", dy=-10),
    ]
    if truth:
        layers += [text((29, 0.08), truth, TEXT, align="center", dy=-12)]
    return panel(
        *layers,
        x=Axis(x, (0, 40), [0, 10, 20, 30, 40], form="d", grid=False), y=Axis(y, (0, 0.235), [0, 0.1, 0.2]),
        width=WIDTH, height=110, title=title,
    )  # fmt: skip
