"""Recorded training losses with the right loss and with a softmax too many, with their spread over seeds and the floor."""

from lossbook.figures.charts import BAD, MAIN, Axis, band, below, guide, line, panel, text, to_svg

WORDS = ("x", "y", "right", "twice", "floor")
VALUES = ("means", "bands", "floor", "steps")

PANELS = {"sgd": "SGD", "adamw": "AdamW"}


def draw(values: dict, words: dict) -> str:
    return to_svg(below(*(_panel(values, words, name) for name in PANELS)))


def _panel(values: dict, words: dict, name: str):
    steps, floor = values["steps"], values["floor"]
    layers = [guide((0, floor), (steps, floor)), text((steps, floor), words["floor"], align="right", dy=10)]
    for way, colour in (("right", MAIN), ("wrong", BAD)):
        points, spread = values["means"][f"{name}_{way}"], values["bands"][f"{name}_{way}"]
        layers += [band(spread, colour), line(points, colour)]
        place, shown = points[len(points) * 3 // 5], words["twice" if way == "wrong" else "right"]
        layers.append(text(place, shown, colour, dx=4, dy=-12))
    across = Axis(words["x"] if name == "adamw" else "", (0, steps), [0, 25, 50, 75, 100], form="d")
    return panel(*layers, x=across, y=Axis(words["y"], (0, 2.3), [0, 1, 2]), height=150, title=PANELS[name])
