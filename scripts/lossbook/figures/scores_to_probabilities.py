"""Three scores, their exponentials and their probabilities as bars below one another; the true class in its own colour."""

from lossbook.figures.charts import GOOD, MAIN, Axis, bars, below, number, panel, text, to_svg

WORDS = ("scores", "exps", "probs", "cat", "car", "frog")
VALUES = ("class_names", "scores", "exps", "probs", "target")
STEPS = (("scores", (-2, 7), ".1f"), ("exps", (0, 225), ".2f"), ("probs", (0, 1.2), ".4f"))
WIDE, HIGH = 230, 84


def draw(values: dict, words: dict) -> str:
    return to_svg(below(*(_step(values, words, *step) for step in STEPS), spacing=14))


def _step(values: dict, words: dict, name: str, domain: tuple, form: str):
    layers = []
    heights = range(len(values[name]), 0, -1)  # the first class on top
    for index, (height, value) in enumerate(zip(heights, values[name], strict=True)):
        layers += [bars([(value, height)], GOOD if index == values["target"] else MAIN, 18, across=True)]
        layers += [text((max(value, 0), height), number(value, form), dx=6)]
    classes = [words[label] for label in values["class_names"]]
    y = Axis("", (0.4, len(classes) + 0.6), list(heights), names=classes, grid=False)
    x = Axis("", domain, [], grid=False)
    return panel(*layers, x=x, y=y, width=WIDE, height=HIGH, title=words[name])
