"""The training loss on one batch: of correct code, with softmax twice, and where no gradient reaches the model."""

from lossbook.figures.charts import BAD, GOOD, OTHER, Axis, band, guide, line, number, panel, text, to_svg

WORDS = ("x", "y", "right", "twice", "cut")
VALUES = ("curve_right", "curve_twice", "curve_cut", "floor")


def draw(values: dict, words: dict) -> str:
    last = values["curve_right"][-1][0]
    layers = [guide((0, values["floor"]), (last, values["floor"]))]
    for name, colour in (("right", GOOD), ("twice", BAD), ("cut", OTHER)):
        curve = values[f"curve_{name}"]
        layers += [band([(step, low, high) for step, low, _, high in curve], colour)]
        layers += [line([(step, mean) for step, _, mean, _ in curve], colour)]
        label = f"{words[name]}: {number(curve[-1][2])}"
        layers += [text((last, curve[-1][2]), label, colour, align="right", dy=-11)]
    return to_svg(
        panel(
            *layers,
            x=Axis(words["x"], (0, last), [0, 20, 40, 60, 80, 100], form="d", grid=False),
            y=Axis(words["y"], (0, 2.75), [0, 0.5, 1, 1.5, 2, 2.5]),
        )
    )
