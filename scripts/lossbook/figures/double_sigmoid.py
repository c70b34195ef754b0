"""The loss over the logit, once with the logit as it is and once with a sigmoid before the loss."""

from lossbook.figures.charts import BAD, GOOD, Axis, below, line, panel, text, to_svg

WORDS = ("x", "loss", "target_1", "target_0", "right", "twice")
VALUES = ("curves",)
DOMAIN, TICKS = (-6, 6), [-6, -4, -2, 0, 2, 4, 6]


def draw(values: dict, words: dict) -> str:
    def one(target: str, title: str, x: str, labels: dict):
        return panel(
            line(values["curves"][target]["right"], GOOD),
            line(values["curves"][target]["twice"], BAD, (7, 4)),
            text(labels["right"], words["right"], GOOD, "center"),
            text(labels["twice"], words["twice"], BAD, "center"),
            x=Axis(x, DOMAIN, TICKS),
            y=Axis(words["loss"], (0, 3), [0, 1, 2, 3]),
            height=120,
            title=title,
        )

    return to_svg(
        below(
            one("y1", words["target_1"], "", {"right": (0.6, 2.4), "twice": (3.4, 0.62)}),
            one("y0", words["target_0"], words["x"], {"right": (-0.6, 2.4), "twice": (-3.4, 0.98)}),
        )
    )
