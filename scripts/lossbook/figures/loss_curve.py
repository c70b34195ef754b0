"""The curve -log p with three points on it: certain and right, hesitant, certain and wrong."""

import altair as alt

from lossbook.figures.charts import BAD, GOOD, GRID, MAIN, TEXT, to_svg

WORDS = ("x", "y", "confident_right", "unsure", "confident_wrong")

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
    curve = [{"p": p, "loss": loss} for p, loss in values["curve"]]
    layers = [alt.Chart(alt.Data(values=curve)).mark_line(color=MAIN, strokeWidth=2.5).encode(x_axis, y_axis)]
    for word, name, p, colour, dx, dy, align in POINTS:
        loss = values[name]
        at = alt.Data(values=[{"p": p, "loss": loss, "label": f"{words[word]} (p = {p:g}, {loss:.2f})"}])
        guide = alt.Data(values=[{"p": 0, "loss": loss}, {"p": p, "loss": loss}, {"p": p, "loss": 0}])
        layers += [
            alt.Chart(guide)
            .mark_line(color=GRID, strokeDash=[4, 4], strokeWidth=1.5)
            .encode(x_axis, y_axis, order=alt.value(0)),
            alt.Chart(at).mark_point(color=colour, fill=colour, size=90, opacity=1).encode(x_axis, y_axis),
            alt.Chart(at)
            .mark_text(color=TEXT, align=align, dx=dx, dy=dy, fontSize=14)
            .encode(x_axis, y_axis, text="label:N"),
        ]
    return to_svg(alt.layer(*layers).properties(width=400, height=260))
