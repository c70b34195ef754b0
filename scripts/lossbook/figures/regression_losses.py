"""Squared error, absolute error and two Huber losses over the error: where the lines leave the parabola."""

import altair as alt

from lossbook.figures.charts import BAD, GOOD, MAIN, TEXT, to_svg

WORDS = ("x", "y", "mse", "mae", "huber", "huber_2")
VALUES = ("curves",)

# name, colour, dashes, where its label stands (error, loss)
CURVES = (
    ("mse", BAD, [1, 0], 2.56, 6.3),
    ("mae", TEXT, [9, 4], 4.08, 4.12),
    ("huber", MAIN, [1, 0], 4.08, 3.42),
    ("huber_2", GOOD, [2, 4], 4.08, 6.0),
)
HIGHEST = 6.5


def draw(values: dict, words: dict) -> str:
    curves = values["curves"]
    x_axis = alt.X(
        "error:Q",
        title=words["x"],
        scale=alt.Scale(domain=[-4, 6.2]),
        axis=alt.Axis(values=[-4, -3, -2, -1, 0, 1, 2, 3, 4]),
    )
    y_axis = alt.Y(
        "loss:Q", title=words["y"], scale=alt.Scale(domain=[0, HIGHEST]), axis=alt.Axis(values=[0, 1, 2, 3, 4, 5, 6])
    )
    layers = []
    for name, colour, dashes, label_error, label_loss in CURVES:
        points = [{"error": e, "loss": v} for e, v in zip(curves["errors"], curves[name], strict=True) if v <= HIGHEST]
        label = [{"error": label_error, "loss": label_loss, "label": words[name]}]
        layers += [
            alt.Chart(alt.Data(values=points))
            .mark_line(color=colour, strokeWidth=2.5, strokeDash=dashes)
            .encode(x_axis, y_axis),
            alt.Chart(alt.Data(values=label))
            .mark_text(color=TEXT, align="left", fontSize=14)
            .encode(x_axis, y_axis, text="label:N"),
        ]
    return to_svg(alt.layer(*layers).properties(width=420, height=280))
