"""Focal loss against the true-class probability for four gammas, on a logarithmic axis, with an easy sample marked."""

import altair as alt

from lossbook.figures.charts import BAD, GRID, MAIN, TEXT, to_svg

WORDS = ("x", "y")
VALUES = ("curves",)

# gamma, values, colour, dashes, where its label stands (p, loss), and on which side of that point
CURVES = (
    (0, "gamma_0", TEXT, [1, 0], 1.0, 0.022, "left"),
    (1, "gamma_1", MAIN, [9, 4], 1.0, 0.0009, "left"),
    (2, "gamma_2", MAIN, [1, 0], 0.67, 0.03, "right"),
    (5, "gamma_5", MAIN, [2, 4], 0.44, 0.03, "right"),
)
EASY, LOWEST = 0.9, 1e-4


def draw(values: dict, words: dict) -> str:
    x_axis = alt.X(
        "p:Q", title=words["x"], scale=alt.Scale(domain=[0, 1.13]), axis=alt.Axis(values=[0, 0.2, 0.4, 0.6, 0.8, 1])
    )
    y_axis = alt.Y(
        "loss:Q",
        title=words["y"],
        scale=alt.Scale(type="log", domain=[LOWEST, 10]),
        axis=alt.Axis(values=[10, 1, 0.1, 0.01, 0.001, 0.0001], format="~g"),
    )
    layers, easy = [], []
    for gamma, name, colour, dashes, label_p, label_loss, align in CURVES:
        points = [{"p": p, "loss": loss} for p, loss in values["curves"][name]]
        easy += [point for point in points if point["p"] == EASY and gamma in (0, 2)]
        seen = [point for point in points if point["loss"] >= LOWEST]
        label = [{"p": label_p, "loss": label_loss, "label": f"γ = {gamma}"}]
        layers += [
            alt.Chart(alt.Data(values=seen))
            .mark_line(color=colour, strokeWidth=2.5, strokeDash=dashes)
            .encode(x_axis, y_axis),
            alt.Chart(alt.Data(values=label))
            .mark_text(color=TEXT, align=align, fontSize=14)
            .encode(x_axis, y_axis, text="label:N"),
        ]
    labels = [{**point, "label": f"{point['loss']:.3g}"} for point in easy]
    marks = alt.Chart(alt.Data(values=labels)).encode(x_axis, y_axis)
    guide = alt.Chart(alt.Data(values=easy)).mark_line(color=GRID, strokeDash=[4, 4], strokeWidth=1.5)
    layers += [
        guide.encode(x_axis, y_axis),
        marks.mark_point(color=BAD, fill=BAD, size=90, opacity=1),
        marks.mark_text(color=TEXT, align="right", dx=-9, dy=9, fontSize=14).encode(text="label:N"),
    ]
    return to_svg(alt.layer(*layers).properties(width=390, height=290))
