"""Training and validation loss of four trainings over their epochs, two by two."""

from lossbook.figures.charts import BAD, MAIN, Axis, below, beside, line, panel, text, to_svg

WORDS = ("x", "y", "training", "validation", "bikes", "churn", "tags", "waste")
VALUES = ("histories",)
AXES = {  # epochs and losses that each panel spans
    "bikes": ((0, 40), (0, 6), [0, 2, 4, 6]),
    "churn": ((0, 40), (0.2, 0.5), [0.2, 0.3, 0.4, 0.5]),
    "tags": ((0, 40), (0.2, 0.6), [0.2, 0.4, 0.6]),
    "waste": ((0, 40), (0.2, 1.4), [0.2, 0.6, 1, 1.4]),
}


def draw(values: dict, words: dict) -> str:
    def one(name: str):
        epochs, losses, ticks = AXES[name]
        curves = [[(epoch, row[which]) for epoch, row in enumerate(values["histories"][name], 1)] for which in (0, 1)]
        layers = [line(curves[0], MAIN), line(curves[1], BAD, (6, 3))]
        if name == "bikes":
            layers += [
                text((40, 5.4), words["training"], MAIN, "right"),
                text((40, 4.2), words["validation"], BAD, "right"),
            ]
        below_row = name in ("tags", "waste")
        return panel(
            *layers,
            x=Axis(words["x"] if below_row else "", epochs, [0, 20, 40], form="d"),
            y=Axis(words["y"] if name in ("bikes", "tags") else "", losses, ticks),
            width=112,
            height=95,
            title=words[name],
        )

    return to_svg(below(beside(one("bikes"), one("churn")), beside(one("tags"), one("waste"))))
