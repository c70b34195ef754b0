"""Loss and gradient of confidently wrong samples: exact on logits, broken where the sigmoid rounds to one."""

from lossbook.figures.charts import BAD, GOOD, Axis, below, guide, line, panel, text, to_svg

WORDS = ("x", "loss", "gradient", "bce", "with_logits")
VALUES = ("curves", "sigmoid_is_one_from")
DOMAIN, TICKS = (10, 24), [10, 12, 14, 16, 18, 20, 22, 24]


def draw(values: dict, words: dict) -> str:
    edge = values["sigmoid_is_one_from"]

    def one(kind: str, title: str, axis: Axis, labels: dict, height: int):
        broken = values["curves"][kind]["bce"]
        parts = [[p for p in broken if p[0] < edge], [p for p in broken if p[0] >= edge]]
        return panel(
            guide((edge, axis.domain[0]), (edge, axis.domain[1])),
            line(values["curves"][kind]["with_logits"], GOOD),
            *(line(part, BAD, (7, 4)) for part in parts),
            text(labels["with_logits"], words["with_logits"], GOOD, "right"),
            text(labels["bce"], words["bce"], BAD, "right"),
            x=Axis(title, DOMAIN, TICKS),
            y=axis,
            height=height,
        )

    losses = one(
        "loss",
        "",
        Axis(words["loss"], (0, 110), [0, 25, 50, 75, 100], form=".0f"),
        {"with_logits": (24, 35), "bce": (24, 92)},
        150,
    )
    gradients = one(
        "gradient",
        words["x"],
        Axis(words["gradient"], (-0.1, 1.35), [0, 0.5, 1]),
        {"with_logits": (24, 1.17), "bce": (24, 0.13)},
        110,
    )
    return to_svg(below(losses, gradients))
