"""The entropy of a coin over its probability of heads, with a fair, a biased and a certain one on it."""

import altair as alt

from lossbook.figures.charts import BAD, GOOD, MAIN, marked_curve

WORDS = ("x", "y", "fair", "biased", "certain")
VALUES = ("curve",)

POINTS = (
    ("fair", 50, GOOD, 0, -14, "center"),
    ("biased", 90, MAIN, -14, 14, "right"),
    ("certain", 100, BAD, -14, -14, "right"),
)


def draw(values: dict, words: dict) -> str:
    x_axis = alt.X(
        "p:Q", title=words["x"], scale=alt.Scale(domain=[0, 1.02]), axis=alt.Axis(values=[0, 0.2, 0.4, 0.6, 0.8, 1])
    )
    y_axis = alt.Y(
        "bits:Q", title=words["y"], scale=alt.Scale(domain=[0, 1.12]), axis=alt.Axis(values=[0, 0.2, 0.4, 0.6, 0.8, 1])
    )
    points = [(*values["curve"][index], words[word], *look) for word, index, *look in POINTS]
    return marked_curve(x_axis, y_axis, values["curve"], points)
