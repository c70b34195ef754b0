"""The entropy of a coin over its probability of heads, with a fair, a biased and a certain one on it."""

import altair as alt

from lossbook.figures.charts import BAD, GOOD, GRID, MAIN, TEXT, to_svg

WORDS = ("x", "y", "fair", "biased", "certain")

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
    curve = [{"p": p, "bits": bits} for p, bits in values["curve"]]
    layers = [alt.Chart(alt.Data(values=curve)).mark_line(color=MAIN, strokeWidth=2.5).encode(x_axis, y_axis)]
    for word, index, colour, dx, dy, align in POINTS:
        p, bits = values["curve"][index]
        at = alt.Data(values=[{"p": p, "bits": bits, "label": f"{words[word]} (p = {p:g}, {bits:.2f})"}])
        guide = alt.Data(values=[{"p": 0, "bits": bits}, {"p": p, "bits": bits}, {"p": p, "bits": 0}])
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
