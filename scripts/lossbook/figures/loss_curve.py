"""The curve -log p with three points on it: certain and right, hesitant, certain and wrong."""

import altair as alt

from lossbook.figures.charts import BAD, GOOD, MAIN, marked_curve

WORDS = ("x", "y", "confident_right", "unsure", "confident_wrong")
VALUES = ("loss_at_100_percent", "loss_at_10_percent", "loss_at_1_percent", "curve")

POINTS = (
    ("confident_right", "loss_at_100_percent", 1.0, GOOD, 4, -34, "right"),
    ("unsure", "loss_at_10_percent", 0.1, MAIN, 14, -6, "left"),
    ("confident_wrong", "loss_at_1_percent", 0.01, BAD, 14, -2, "left"),
)


def draw(values: dict, words: dict) -> str:
    x_axis = alt.X(
        "p:Q", title=words["x"], scale=alt.Scale(domain=[0, 1.02]), axis=alt.Axis(values=[0, 0.2, 0.4, 0.6, 0.8, 1])
    )
    y_axis = alt.Y(
        "loss:Q", title=words["y"], scale=alt.Scale(domain=[0, 5.4]), axis=alt.Axis(values=[0, 1, 2, 3, 4, 5])
    )
    points = [(p, values[name], words[word], *look) for word, name, p, *look in POINTS]
    return marked_curve(x_axis, y_axis, values["curve"], points)
