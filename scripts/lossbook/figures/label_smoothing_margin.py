"""Loss against the logit margin with and without smoothing, three classes, with the lowest point and one beyond it."""

import altair as alt

from lossbook.figures.charts import BAD, GOOD, GRID, MAIN, TEXT, to_svg

WORDS = ("x", "y", "one_hot", "smoothed", "lowest", "too_sure")
VALUES = ("margin_by_classes", "floor_by_classes", "loss_at_margin_10", "curve_one_hot", "curve_smoothed", "alpha")

# values, word, colour, dashes, where the label stands (margin, loss)
CURVES = (
    ("curve_one_hot", "one_hot", TEXT, [6, 4], 7.6, 0.09),
    ("curve_smoothed", "smoothed", MAIN, [1, 0], 7.6, 0.3),
)


def draw(values: dict, words: dict) -> str:
    x_axis = alt.X(
        "margin:Q", title=words["x"], scale=alt.Scale(domain=[-1, 12.5]), axis=alt.Axis(values=[0, 2, 4, 6, 8, 10, 12])
    )
    y_axis = alt.Y("loss:Q", title=words["y"], scale=alt.Scale(domain=[0, 1.8]), axis=alt.Axis(values=[0, 0.5, 1, 1.5]))
    best = {"margin": values["margin_by_classes"]["3"], "loss": values["floor_by_classes"]["3"]}
    sure = {"margin": 10.0, "loss": values["loss_at_margin_10"]}
    layers = []
    for name, word, colour, dashes, margin, loss in CURVES:
        points = [{"margin": at, "loss": height} for at, height in values[name] if at >= -0.5]
        alpha = values["alpha"] if name == "curve_smoothed" else 0
        label = alt.Data(values=[{"margin": margin, "loss": loss, "label": f"{words[word]} (α = {alpha:g})"}])
        layers += [
            alt.Chart(alt.Data(values=points))
            .mark_line(color=colour, strokeWidth=2.5, strokeDash=dashes)
            .encode(x_axis, y_axis),
            alt.Chart(label).mark_text(color=TEXT, fontSize=14, align="center").encode(x_axis, y_axis, text="label:N"),
        ]
    for point, word, colour, dx, dy in ((best, "lowest", GOOD, 26, -30), (sure, "too_sure", BAD, -26, -22)):
        label = f"{words[word]} ({point['margin']:.3g}, {point['loss']:.2f})"
        at = alt.Chart(alt.Data(values=[{**point, "label": label}])).encode(x_axis, y_axis)
        guide = alt.Data(values=[point, {"margin": point["margin"], "loss": 0}])
        layers += [
            alt.Chart(guide).mark_line(color=GRID, strokeDash=[4, 4], strokeWidth=1.5).encode(x_axis, y_axis),
            at.mark_point(color=colour, fill=colour, size=90, opacity=1),
            at.mark_text(color=TEXT, dx=dx, dy=dy, fontSize=14).encode(text="label:N"),
        ]
    return to_svg(alt.layer(*layers).properties(width=400, height=260))
