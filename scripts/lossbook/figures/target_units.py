"""R2 on fresh data over the steps of AdamW, for targets in three units and for standardised targets."""

from lossbook.figures.charts import BAD, GOOD, MAIN, OTHER, Axis, line, panel, text, to_svg

WORDS = ("x", "y", "times", "standardised")
VALUES = ("curves", "scales")


def draw(values: dict, words: dict) -> str:
    layers = [line(enumerate(values["curves"]["adamw_standardised"][-1], start=1), GOOD)]
    layers += [text((3, 1.0), words["standardised"], GOOD, dy=-10)]
    raw = zip(values["scales"], values["curves"]["adamw"], (MAIN, OTHER, BAD), (30, 70, 120), strict=True)
    for scale, curve, colour, place in raw:
        layers += [line(enumerate(curve, start=1), colour)]
        layers += [text((place, curve[place - 1]), words["times"].format(scale), colour, dx=6, dy=12)]
    return to_svg(
        panel(
            *layers,
            x=Axis(words["x"], (0, 200), [0, 50, 100, 150, 200], form="d"),
            y=Axis(words["y"], (0, 1.1), [0, 0.5, 0.9]),
        )
    )
