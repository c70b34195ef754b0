"""Recorded fits of one classifier: class weights, focal loss and label smoothing move its boundary."""

import math

from lossbook.figures.charts import BAD, MAIN, TEXT, chart, field, to_svg

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
    axes = {
        "x": field("x", title=None, scale={"domain": [left, right]}, axis=None),
        "y": field("y", title=None, scale={"domain": [low, high]}, axis=None),
    }
    names = [words["common"], words["rare"]]
    legend = {"orient": "bottom", "direction": "vertical"}
    colour = field("label", "nominal", title=None, sort=names, scale={"range": [MAIN, BAD]}, legend=None)
    shape = field("label", "nominal", title=None, sort=names, scale={"range": ["circle", "cross"]}, legend=legend)
    points = chart(data, "point", {"opacity": 1}, **axes, color=colour, shape=shape)
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
    dashes = {"domain": [f"{weight:g}" for weight in shown], "range": [[1, 0], [6, 3], [2, 3]]}
    dash = field("weight", "nominal", title=words["weight"], scale=dashes, legend=legend)
    looks = {"color": TEXT, "strokeWidth": 2}
    boundaries = chart(lines, "line", looks, **axes, detail=field("branch", "nominal"), strokeDash=dash)
    return to_svg({"layer": [points, boundaries], "width": 380, "height": 280})


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
