"""Three scores, their exponentials and their probabilities as bars side by side; the true class in its own colour."""

import altair as alt

from lossbook.figures.charts import GOOD, MAIN, TEXT, to_svg

WORDS = ("scores", "exps", "probs", "cat", "car", "frog")
VALUES = ("class_names", "scores", "exps", "probs", "target")
PANELS = (("scores", [-2.2, 10.5], ".1f"), ("exps", [0, 285], ".2f"), ("probs", [0, 1.6], ".4f"))


def draw(values: dict, words: dict) -> str:
    names = [words[name] for name in values["class_names"]]
    panels = []
    for column, (panel, domain, precision) in enumerate(PANELS):
        rows = [
            {"class": name, "value": value, "text": format(value, precision).replace("-", "−"), "end": max(value, 0)}
            for name, value in zip(names, values[panel], strict=True)
        ]
        axis = alt.Axis(domain=False, ticks=False, labelFontSize=14, labelPadding=8, labelLimit=0)
        chart = alt.Chart(alt.Data(values=rows)).encode(
            y=alt.Y("class:N", sort=names, title=None, axis=None if column else axis)
        )
        x_axis = {"scale": alt.Scale(domain=domain, nice=False), "axis": None}
        bars = chart.mark_bar(height=20).encode(
            x=alt.X("value:Q", **x_axis),
            x2=alt.datum(0),
            color=alt.condition(alt.datum["class"] == names[values["target"]], alt.value(GOOD), alt.value(MAIN)),
        )
        numbers = chart.mark_text(color=TEXT, align="left", dx=5, fontSize=14).encode(
            x=alt.X("end:Q", **x_axis), text="text:N"
        )
        title = alt.TitleParams(
            words[panel], color=TEXT, fontSize=14, fontWeight="normal", anchor="start", frame="group", offset=8
        )
        panels.append(alt.layer(bars, numbers).properties(width=116, height=126, title=title))
    return to_svg(alt.hconcat(*panels, spacing=16))
