"""Drag a probability along −log p: the loss in nats and bits, its slope, and three answers marked."""

from lossbook.figures import loss_curve

WORDS = (
    "p",
    "loss",
    "nats",
    "bits",
    "slope",
    "one_in",
    "axis",
    "linear",
    "log",
    "confident_right",
    "unsure",
    "confident_wrong",
    "summary",
)
GAPS = {"summary": "p nats bits one_in"}
VALUES = ("curve", "loss_at_100_percent", "loss_at_10_percent", "loss_at_1_percent")
STATE = ("p", "axis")


def embedded(values: dict) -> dict:
    marked = (("confident_right", 1.0, "100"), ("unsure", 0.1, "10"), ("confident_wrong", 0.01, "1"))
    return {"points": [[word, p, values[f"loss_at_{percent}_percent"]] for word, p, percent in marked]}


def draw(values: dict, words: dict) -> str:
    return loss_curve.draw(values, {**words, "x": words["p"], "y": words["loss"]})
