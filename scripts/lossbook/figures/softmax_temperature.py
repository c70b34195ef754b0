"""The probabilities of three logits at four temperatures as bars, and along the temperature as curves."""

from lossbook.figures.charts import (
    GOOD,
    MAIN,
    OTHER,
    WIDTH,
    Axis,
    bars,
    below,
    beside,
    guide,
    line,
    number,
    panel,
    text,
    to_svg,
)

WORDS = ("probability", "temperature")
VALUES = ("z", "temperatures", "probs", "curves")
COLOURS = (OTHER, MAIN, GOOD)
NARROW = 58


def draw(values: dict, words: dict) -> str:
    steps = zip(values["temperatures"], values["probs"], strict=True)
    rows = [_bars(T, probs, words["probability"] if index == 0 else "") for index, (T, probs) in enumerate(steps)]
    return to_svg(below(beside(*rows), _curves(values["curves"], values["z"], words)))


def _bars(temperature: float, probs: list, title: str):
    layers = [bars([(place, p)], colour, 15) for place, (p, colour) in enumerate(zip(probs, COLOURS, strict=True))]
    place = probs.index(max(probs))
    layers += [text((place, probs[place]), number(probs[place]), align="center", dy=-9)]
    layers += [text((1, 1.42), f"T = {temperature:g}", align="center")]
    y = Axis(title, (0, 1.5), [0, 0.5, 1] if title else [], grid=False)
    return panel(*layers, x=Axis("", (-0.6, 2.6), [], grid=False), y=y, width=NARROW, height=130)


def _curves(curves: list, scores: list, words: dict):
    layers = [guide((0.1, 1 / len(scores)), (100, 1 / len(scores)))]
    for index, colour in enumerate(COLOURS):
        layers += [line([(row[0], row[1 + index]) for row in curves], colour)]
    for index, at, align, dy in ((1, 0.12, "left", 12), (0, 1, "right", -8), (2, 7.5, "left", 14)):
        T, p = min(((row[0], row[1 + index]) for row in curves), key=lambda point: abs(point[0] - at))
        layers += [text((T, p), f"z = {number(scores[index], '.1f')}", COLOURS[index], align, dx=4, dy=dy)]
    x = Axis(words["temperature"], (0.1, 100), [0.1, 1, 10, 100], log=True)
    return panel(*layers, x=x, y=Axis(words["probability"], (0, 1.05), [0, 0.5, 1]), width=WIDTH, height=150)
