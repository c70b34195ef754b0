"""Where the loss stops when softmax is applied twice, for 2 to 10 classes, below the loss of guessing evenly."""

from lossbook.figures.charts import BAD, GOOD, MAIN, Axis, dot, dots, line, number, panel, text, to_svg

WORDS = ("x", "y", "guess", "floor", "right")
VALUES = ("floor", "uniform")
CLASSES = range(2, 11)


def draw(values: dict, words: dict) -> str:
    floors = [(C, values["floor"][str(C)]) for C in CLASSES]
    guesses = [(C, values["uniform"][str(C)]) for C in CLASSES]
    layers = [line(guesses, MAIN), line(floors, BAD), dots(floors, BAD, 45), dot(floors[-1], BAD, 130)]
    layers += [line([(1.4, 0), (10.6, 0)], GOOD)]
    layers += [text(point, number(point[1]), align="center", dy=15) for point in floors]
    layers += [
        text((7, values["uniform"]["7"]), words["guess"], MAIN, align="right", dx=-4, dy=-10),
        text((10.5, 0.45), words["floor"], BAD, align="right"),
        text((10.5, 0), words["right"], GOOD, align="right", dy=-9),
    ]
    return to_svg(
        panel(
            *layers,
            x=Axis(words["x"], (1.4, 10.6), list(CLASSES), form="d", grid=False),
            y=Axis(words["y"], (0, 2.5), [0, 0.5, 1, 1.5, 2, 2.5]),
        )
    )
