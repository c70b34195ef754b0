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
    points = (
        alt.Chart(alt.Data(values=data))
        .mark_point(opacity=1)
        .encode(
            *axes,
            alt.Color("label:N", sort=names, scale=alt.Scale(range=[MAIN, BAD])),
            alt.Shape("label:N", sort=names, scale=alt.Scale(range=["circle", "cross"])),
        )
    )
    layers = [points]
    for index, dashes in ((0, [1, 0]), (3, [6, 3]), (7, [2, 3])):
        fit, weight = values["fits"][index][0][0], values["class_weights"][index]
        for branch, line in enumerate(_branches(fit, left, right)):
            inside = [{"x": x, "y": y} for x, y in line if low <= y <= high]
            if not inside:
                continue
            layers.append(
                alt.Chart(alt.Data(values=inside)).mark_line(color=TEXT, strokeDash=dashes, strokeWidth=2).encode(*axes)
            )
            if branch == 0:
                end = [max(inside, key=lambda row: row["y"]) | {"label": f"{words['weight']} {weight:g}"}]
                layers.append(
                    alt.Chart(alt.Data(values=end)).mark_text(color=TEXT, align="right", dx=-6, dy=10).encode(*axes, text="label:N")
                )  # fmt: skip
    chart = alt.layer(*layers).properties(width=380, height=300)
    return to_svg(chart.configure_legend(title=None, orient="bottom"))


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
