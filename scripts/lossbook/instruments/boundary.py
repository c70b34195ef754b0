"""Recorded fits of one classifier: class weights, focal loss and label smoothing move its boundary."""

import math

import altair as alt

from lossbook.figures.charts import BAD, MAIN, TEXT, to_svg

WORDS = (
    "common",
    "rare",
    "boundary",
    "before",
    "found",
    "false_alarms",
    "precision",
    "mean_prediction",
    "share",
    "weight",
    "gamma",
    "smoothing",
    "summary",
)
GAPS = {"summary": "found rare alarms mean share"}
VALUES = ("points", "fits", "class_weights", "gammas", "smoothings")
STATE = ("weight", "gamma", "smoothing")


def embedded(values: dict) -> dict:
    """Six digits of a parameter move no line by the width of a hair."""
    return {
        "points": values["points"],
        "weights": values["class_weights"],
        "gammas": values["gammas"],
        "smoothings": values["smoothings"],
        "fits": [[[[float(f"{one:.6g}") for one in fit] for fit in row] for row in table] for table in values["fits"]],
    }


def draw(values: dict, words: dict) -> str:
    data = [{"x": x, "y": y, "label": words["rare" if label else "common"]} for x, y, label in values["points"]]
    low, high = min(row["y"] for row in data) - 0.4, max(row["y"] for row in data) + 0.4
    left, right = min(row["x"] for row in data) - 0.4, max(row["x"] for row in data) + 0.4
    axes = (
        alt.X("x:Q", title=None, scale=alt.Scale(domain=[left, right]), axis=None),
        alt.Y("y:Q", title=None, scale=alt.Scale(domain=[low, high]), axis=None),
    )
    names = [words["common"], words["rare"]]
    legend = alt.Legend(orient="bottom", direction="vertical")
    points = (
        alt.Chart(alt.Data(values=data))
        .mark_point(opacity=1)
        .encode(
            *axes,
            alt.Color("label:N", title=None, sort=names, scale=alt.Scale(range=[MAIN, BAD]), legend=None),
            alt.Shape("label:N", title=None, sort=names, scale=alt.Scale(range=["circle", "cross"]), legend=legend),
        )
    )
    shown = [weight for weight in values["class_weights"] if weight in (1, 4, 16)]
    lines = [
        {"x": x, "y": y, "weight": f"{weight:g}", "branch": f"{weight:g} {branch}"}
        for weight in shown
        for branch, line in enumerate(
            _branches(values["fits"][values["class_weights"].index(weight)][0][0], left, right)
        )
        for x, y in line
        if low <= y <= high
    ]
    dashes = alt.Scale(domain=[f"{weight:g}" for weight in shown], range=[[1, 0], [6, 3], [2, 3]])
    boundaries = (
        alt.Chart(alt.Data(values=lines))
        .mark_line(color=TEXT, strokeWidth=2)
        .encode(
            *axes,
            alt.Detail("branch:N"),
            alt.StrokeDash("weight:N", title=words["weight"], scale=dashes, legend=legend),
        )
    )
    return to_svg((points + boundaries).properties(width=380, height=280))


def _branches(fit: list, left: float, right: float, steps: int = 160) -> list[list]:
    """The lines on which the logit is 0: for each x the two roots in y."""
    one, x1, y1, xx, xy, yy = fit
    upper, lower = [], []
    for k in range(steps + 1):
        x = left + (right - left) * k / steps
        b, c = y1 + xy * x, one + x1 * x + xx * x * x
        inner = b * b - 4 * yy * c
        if inner >= 0:
            roots = sorted((-b + sign * math.sqrt(inner)) / (2 * yy) for sign in (-1, 1))
            lower.append((x, roots[0]))
            upper.append((x, roots[1]))
    return [lower, upper]
